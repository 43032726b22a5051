package chat.warren.ui.terminal;

import chat.warren.node.api.Bootstrap;
import chat.warren.node.api.NodeOptions;
import chat.warren.node.api.ProfileException;
import java.util.Optional;
import picocli.CommandLine.Option;

/** How a node of ours gets into the network. */
final class WayIn {
    @Option(
            names = "--bootstrap",
            paramLabel = "NODES",
            description =
                    "Where to begin: none, or host:port,host:port. Without it: WARREN_BOOTSTRAP, else public nodes.")
    private Optional<String> bootstrap = Optional.empty();

    @Option(names = "--lan", description = "Asks the neighbours on the local network as well.")
    private boolean lan;

    @Option(names = "--port", paramLabel = "PORT", description = "The UDP port to use; any without it.")
    private int port;

    NodeOptions options(World world) throws ProfileException {
        Optional<String> given =
                bootstrap.or(() -> Optional.ofNullable(world.environment().get(Bootstrap.VARIABLE)));
        return new NodeOptions(Bootstrap.parse(given), lan, port);
    }

    /** The port alone, for who looks for no network. */
    int port() {
        return port;
    }
}
