package chat.warren.ui.terminal;

import chat.warren.node.api.DhtView;
import chat.warren.node.api.ProfileException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** How one gets in. */
@Command(
        name = "bootstrap",
        description = {
            "Joins the network and says which sources of first contacts there are, and what each was worth.",
            "Cached contacts, and addresses from invites and of friends, belong to a profile: a running node uses them."
        })
final class DhtBootstrap implements Callable<Integer> {
    private final World world;

    @Mixin
    private final DhtAccess access = new DhtAccess();

    DhtBootstrap(World world) {
        this.world = world;
    }

    @Override
    public Integer call() throws ProfileException, InterruptedException {
        return access.runAnyway(world, node -> {
            List<DhtView.Source> sources = node.sources();
            DhtView.Status status = node.status();
            Json json = new Json().put("joined", status.contacts() > 0).put("contacts", status.contacts());
            List<String> lines = new ArrayList<>();
            for (DhtView.Source source : sources) {
                json.put(
                        source.source(),
                        new Json()
                                .put("use", source.use())
                                .put("named", source.named())
                                .put("answered", source.answered()));
                lines.add(line(source));
            }
            lines.add("Contacts    " + status.contacts());
            return new DhtAccess.Answer(status.contacts() > 0 ? Exits.DONE : Exits.FAILED, json, lines);
        });
    }

    private static String line(DhtView.Source source) {
        String name = switch (source.source()) {
            case "cached" -> "Cached      ";
            case "known" -> "Friends     ";
            case "lan" -> "LAN         ";
            default -> "Names       ";
        };
        String worth = source.named() + " named, " + source.answered() + " answered";
        return name
                + switch (source.use()) {
                    case "asked" -> worth;
                    case "spared" -> "not asked: the others were enough";
                    default -> "none";
                };
    }
}
