package chat.warren.ui.terminal;

import chat.warren.node.api.DhtView;
import chat.warren.node.api.ProfileException;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** Whether there is a network. */
@Command(name = "status", aliases = "stats", description = "Joins the network and says what it looks like from here.")
final class DhtStatus implements Callable<Integer> {
    private final World world;

    @Mixin
    private final DhtAccess access = new DhtAccess();

    DhtStatus(World world) {
        this.world = world;
    }

    @Override
    public Integer call() throws ProfileException, InterruptedException {
        return access.runAnyway(world, node -> {
            DhtView.Status status = node.status();
            String seen = status.seenAs().map(DhtText::of).orElse("");
            Json json = new Json()
                    .put("port", status.port())
                    .put("contacts", status.contacts())
                    .put("nodes", status.nodes())
                    .put("seenAs", seen)
                    .put("sent", status.traffic().sent())
                    .put("received", status.traffic().received());
            return new DhtAccess.Answer(
                    status.contacts() > 0 ? Exits.DONE : Exits.FAILED,
                    json,
                    List.of(
                            "Port        " + status.port(),
                            "Contacts    " + status.contacts(),
                            "Network     about " + status.nodes() + " nodes",
                            "Seen as     " + (seen.isEmpty() ? "nobody has told" : seen),
                            "Datagrams   " + status.traffic().sent() + " sent, "
                                    + status.traffic().received() + " received"));
        });
    }
}
