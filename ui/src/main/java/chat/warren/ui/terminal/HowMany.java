package chat.warren.ui.terminal;

import chat.warren.node.api.ProfileException;
import chat.warren.node.api.ProfileException.Reason;
import picocli.CommandLine.Option;

/** How much of something to show. */
final class HowMany {
    @Option(names = "--count", paramLabel = "COUNT", defaultValue = "20", description = "How many at most (20).")
    private int count;

    int within(int most) throws ProfileException {
        if (count < 1 || count > most) {
            throw new ProfileException(
                    Reason.NOT_UNDERSTOOD, "--count takes a number from 1 to " + most + "; nothing was asked.");
        }
        return count;
    }
}
