package chat.warren.node.api;

import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * How well friends can reach us from here.
 *
 * @param grade one word for programs, such as {@code easy}
 * @param sentence what is
 * @param remedy what helps; empty if nothing needs help
 */
public record ReachView(String grade, String sentence, String remedy, Findings findings) {
    /**
     * What that was concluded from.
     *
     * @param mapping what the routers do to our ports, in one word
     * @param filtering whom they let in, in one word
     * @param outside the addresses under which others see us
     */
    public record Findings(
            String mapping, String filtering, List<InetAddress> outside, Router router, Surroundings around) {
        public Findings {
            outside = List.copyOf(outside);
        }
    }

    /**
     * What our own router says, and what follows from it.
     *
     * @param mapped where it lets everybody in, if it does
     * @param layers how many routers translate our addresses: none, one, several, or unknown
     * @param hairpin whether what goes to our own outside address comes back: turns, drops, or unknown
     * @param keepalive how often paths are kept open, by how long the routers remember
     */
    public record Router(Optional<InetSocketAddress> mapped, String layers, String hairpin, Duration keepalive) {}

    /** The networks at hand. */
    public record Surroundings(boolean ipv4, boolean ipv6, int contacts) {}
}
