package chat.warren.node.link;

import java.time.Duration;

/**
 * How patient a link is.
 *
 * @param quiet after so long without a word one is said
 * @param idle after so long without an answer QUIC gives the link up, whatever else was overlooked
 * @param patience so long the other side may take to answer what was said, and a way that is lost to come back
 * @param handshake longer than this no handshake takes
 * @param renewal so long a session key serves
 */
public record LinkConfig(Duration quiet, Duration idle, Duration patience, Duration handshake, Duration renewal) {
    /**
     * Whether the way still carries the paths below find out, for less than a word of QUIC's: words into a silence are
     * for a program that lives and has lost its link. Two of them may be lost, and QUIC repeats them besides. A
     * handshake that loses every other datagram takes some seconds. Ten minutes of a key are SECURITY.md's.
     */
    public static final LinkConfig DEFAULT = new LinkConfig(
            Duration.ofMinutes(4),
            Duration.ofMinutes(10),
            Duration.ofSeconds(15),
            Duration.ofSeconds(10),
            Duration.ofMinutes(10));
}
