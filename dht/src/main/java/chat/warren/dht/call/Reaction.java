package chat.warren.dht.call;

import chat.warren.dht.wire.Answer;
import chat.warren.dht.wire.Message;
import java.time.Instant;

/** What whoever asked does about it. At most one of {@code answered}, {@code refused} and {@code lost} comes. */
public interface Reaction {
    void answered(Call call, Answer answer, Instant now);

    /** The node answered with an error. */
    default void refused(Call call, Message.Failure failure, Instant now) {
        lost(call, now);
    }

    /** Longer than expected: time to ask somebody else too. An answer is still welcome. */
    default void late(Call call, Instant now) {}

    /** No answer will be accepted any more. */
    void lost(Call call, Instant now);
}
