package chat.warren.ui.terminal;

import java.nio.file.Path;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Option;

/** Options of commands that want a passphrase. Never on the command line itself: every user can read that. */
final class Unlocking {
    @ArgGroup
    private @Nullable Given given;

    /** One of the two. */
    private static final class Given {
        @Option(
                names = "--passphrase-file",
                paramLabel = "FILE",
                description = "Reads the passphrase from a file that only you may read.")
        private Optional<Path> file = Optional.empty();

        @Option(
                names = "--passphrase-stdin",
                description =
                        "Reads the passphrase, and what else is asked for after it, from standard input, a line each.")
        private boolean input;
    }

    Asking.Source source() {
        return given == null ? new Asking.Source(Optional.empty(), false) : new Asking.Source(given.file, given.input);
    }

    /** The source of a second secret: its own file, else standard input if the first came from there. */
    Asking.Source second(Optional<Path> file) {
        return new Asking.Source(file, file.isEmpty() && source().input());
    }

    boolean isGiven() {
        return given != null;
    }
}
