package chat.warren.node.punch;

import java.time.Duration;
import java.util.List;

/**
 * Some shots, one after another.
 *
 * @param gate what has to happen before
 * @param after so long after the gate opened
 * @param pace from one shot to the next
 * @param kind whether it still makes sense once a path is there
 */
record Volley(Gate gate, Duration after, Duration pace, Kind kind, List<Shot> shots) {
    enum Gate {
        START,
        /** The friend's router is open for us, as far as we know. */
        FRIEND_READY
    }

    enum Kind {
        /** A better path may come of it, so it goes on when there is one. */
        KNOWN_ADDRESS,
        GUESSWORK
    }

    Volley {
        shots = List.copyOf(shots);
    }
}
