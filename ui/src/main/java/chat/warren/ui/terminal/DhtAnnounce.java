package chat.warren.ui.terminal;

import chat.warren.node.api.DhtNode;
import chat.warren.node.api.ProfileException;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Says that this machine takes part in something. */
@Command(
        name = "announce",
        description =
                "Says for three quarters of an hour, to everybody, that this machine takes part in what a hash names.")
final class DhtAnnounce implements Callable<Integer> {
    private final World world;

    @Mixin
    private final DhtAccess access = new DhtAccess();

    @Parameters(paramLabel = "HASH", description = "40 hexadecimal digits.")
    private String hash = "";

    @Option(names = "--at-port", paramLabel = "PORT", description = "The port to name; this node's own without it.")
    private int port;

    DhtAnnounce(World world) {
        this.world = world;
    }

    @Override
    public Integer call() throws ProfileException, InterruptedException {
        DhtNode.checkPlace(hash);
        return access.run(world, node -> {
            int copies = node.announce(hash, port);
            return new DhtAccess.Answer(
                    copies > 0 ? Exits.DONE : Exits.FAILED,
                    new Json().put("copies", copies),
                    List.of("Told " + DhtText.nodes(copies) + "."));
        });
    }
}
