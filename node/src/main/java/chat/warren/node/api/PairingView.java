package chat.warren.node.api;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * How far it is with a new device.
 *
 * @param name what the new device is called, when it is known
 * @param words to compare with those that it shows; empty when there is nothing to compare
 * @param until how long it is looked for
 * @param sentence why it came to nothing
 */
public record PairingView(
        Step step, Optional<String> name, List<String> words, Optional<Instant> until, Optional<String> sentence) {
    /** One after the other, but that each may fail. */
    public enum Step {
        NONE,
        LOOKING,
        COMPARE,
        ADMITTED,
        DONE,
        FAILED
    }

    public PairingView {
        words = List.copyOf(words);
    }
}
