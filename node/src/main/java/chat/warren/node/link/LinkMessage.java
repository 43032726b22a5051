package chat.warren.node.link;

import java.time.Instant;

/** What the two programs say to each other on their own stream, which no friend sees. */
sealed interface LinkMessage {
    /**
     * The first words of both.
     *
     * @param lowest the oldest version of everything above this stream that is still understood
     * @param highest the newest
     * @param capabilities one bit for each thing that can be left out; unknown bits mean nothing
     * @param number rises with every attempt of the sender, also over restarts
     * @param time the sender's clock, to the millisecond
     */
    record Hello(int lowest, int highest, long capabilities, long number, Instant time, Share share)
            implements LinkMessage {}

    /** Fresh shares for the next session key. Whoever hears this first answers with the same turn. */
    record Renew(long turn, Share share) implements LinkMessage {}

    /** The sender has the secrets of this turn and opens what is sealed under them. */
    record Ready(long turn) implements LinkMessage {}

    /** Breaks a silence, so that the end of a link can be told from having nothing to say. */
    record Ping() implements LinkMessage {}

    /** From a newer program; not for us. */
    record Unknown(int type) implements LinkMessage {}
}
