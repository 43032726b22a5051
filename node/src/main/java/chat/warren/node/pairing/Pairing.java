package chat.warren.node.pairing;

import java.time.Instant;
import java.util.List;

/** How far it is with a new device. */
public sealed interface Pairing {
    /** Nothing is under way. */
    record None() implements Pairing {}

    /** The new device is looked for. */
    record Looking(Instant until) implements Pairing {}

    /** It is there, and a person has to compare. */
    record Compare(String name, List<String> words) implements Pairing {
        public Compare {
            words = List.copyOf(words);
        }
    }

    /** A person said yes here: it is put on the list when one has there too, and has not said yet that it knows. */
    record Admitted(String name) implements Pairing {}

    record Done(String name) implements Pairing {}

    /** It came to nothing. */
    record Failed(String sentence) implements Pairing {}
}
