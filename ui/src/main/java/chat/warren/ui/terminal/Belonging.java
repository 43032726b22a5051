package chat.warren.ui.terminal;

import chat.warren.node.api.GroupKey;
import chat.warren.node.api.Membership;
import chat.warren.node.api.Membership.Overlay;
import chat.warren.node.api.ProfileException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Option;

/** Which networks a node of ours takes part in. A group's secret never stands in the command itself. */
final class Belonging {
    @Option(names = "--no-mainline", description = "Takes no part in BitTorrent's DHT: the overlay alone.")
    private boolean noMainline;

    @ArgGroup
    private @Nullable Which which;

    @Option(
            names = "--hide-address",
            description = "Waits rather than show this address to nodes that keep records, while there are no guards.")
    private boolean hides;

    /** Which overlay: at most one of these. */
    private static final class Which {
        @Option(names = "--no-overlay", description = "Takes no part in Warren's own network of nodes.")
        private boolean none;

        @Option(
                names = "--group-secret-file",
                paramLabel = "FILE",
                description = "Takes part in the overlay of a closed group only, whose secret is the first line of a"
                        + " file that only you may read: 32 letters or more, the same for everybody in the group.")
        private Optional<Path> file = Optional.empty();

        @Option(
                names = "--group-secret-stdin",
                description = "The same, with the secret from standard input, on the line after the passphrase if"
                        + " that comes from there too.")
        private boolean input;
    }

    /** Reads the secret if there is one to read: after whatever else comes from standard input. */
    Membership membership(World world) throws ProfileException {
        return new Membership(!noMainline, overlay(world), hides).checked();
    }

    private Overlay overlay(World world) throws ProfileException {
        if (which == null) {
            return new Overlay.Open();
        }
        if (which.none) {
            return new Overlay.None();
        }
        char[] secret = world.asking().secret("Group's secret", new Asking.Source(which.file, which.input));
        try {
            return new Overlay.Closed(GroupKey.of(secret));
        } finally {
            Arrays.fill(secret, '\0');
        }
    }
}
