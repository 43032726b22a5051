package chat.warren.ui.terminal;

import chat.warren.node.api.Effort;
import picocli.CommandLine.Option;

/** Options of commands that make a vault: a profile's or a backup's. */
final class Making {
    /** As {@link Effort}, in words for a command line. */
    enum Work {
        measured,
        least
    }

    @Option(
            names = "--passphrase-work",
            paramLabel = "WORK",
            defaultValue = "measured",
            description =
                    "What each guess at the passphrase, and each opening, costs: 'measured', about a second on this"
                            + " machine, or 'least', 64 MiB and three passes of Argon2id, for small machines and tests."
                            + " (${DEFAULT-VALUE})")
    private Work work = Work.measured;

    Effort effort() {
        return work == Work.least ? Effort.LEAST : Effort.MEASURED;
    }
}
