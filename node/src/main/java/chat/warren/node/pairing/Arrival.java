package chat.warren.node.pairing;

import java.time.Instant;
import java.util.List;

/** How far a new device has come. */
public sealed interface Arrival {
    /** A link is to be taken by the device that is there already. */
    record Waiting(String link, Instant until) implements Arrival {}

    /** Somebody took it, and a person has to compare. */
    record Compare(List<String> words) implements Arrival {
        public Compare {
            words = List.copyOf(words);
        }
    }

    /** This is a device of theirs now. */
    record Joined(String owner) implements Arrival {}

    /** It came to nothing, this time. */
    record Failed(String sentence) implements Arrival {}
}
