package chat.warren.node.friend;

import java.time.Instant;

/** The networks we are on, and everybody on them. */
public interface Neighbourhood {
    /** Calls this out once to whoever listens on our own networks, and no further. */
    void call(byte[] card, Instant now);
}
