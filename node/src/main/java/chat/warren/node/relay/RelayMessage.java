package chat.warren.node.relay;

import java.nio.ByteBuffer;

/** What a relay and those it serves say to each other, each sealed between the two. Layouts: {@link RelayWire}. */
public sealed interface RelayMessage {
    /** Asks for a seat, and again from time to time for keeping it. */
    record Join(Tag tag) implements RelayMessage {}

    /** The seat is yours; whether the other one is taken too. */
    record Joined(Tag tag, long channel, boolean complete) implements RelayMessage {}

    record Refused(Tag tag, Refusal why) implements RelayMessage {}

    record Leave(long channel) implements RelayMessage {}

    /** Pass this on to the other seat; from the relay: this comes from there. */
    record Forward(long channel, ByteBuffer payload) implements RelayMessage {
        public Forward {
            payload = payload.asReadOnlyBuffer();
        }
    }
}
