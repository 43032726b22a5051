package chat.warren.node.link;

import java.time.Duration;

/**
 * How patient a link is.
 *
 * @param quiet after so long without a word one is said
 * @param idle after so long without an answer the link has ended
 * @param handshake longer than this no handshake takes
 * @param renewal so long a session key serves
 */
public record LinkConfig(Duration quiet, Duration idle, Duration handshake, Duration renewal) {
    /**
     * Two words may be lost before a link is given up, and QUIC repeats them besides. A handshake that loses every
     * other datagram takes some seconds. Ten minutes are SECURITY.md's.
     */
    public static final LinkConfig DEFAULT = new LinkConfig(
            Duration.ofSeconds(5), Duration.ofSeconds(15), Duration.ofSeconds(10), Duration.ofMinutes(10));
}
