package chat.warren.node.diagnosis;

import chat.warren.node.link.Acquaintance.Openness;
import chat.warren.node.nat.Layers;
import chat.warren.node.path.Route;
import chat.warren.node.punch.Meeting.Prospect;
import java.time.Duration;
import java.util.Optional;

/**
 * All that is known when somebody asks why.
 *
 * @param us our own side
 * @param name of the friend, as the user calls her
 * @param friend what we know of her; empty if no record of hers was found
 * @param carrying the path in use, if there is one
 * @param through the name of the friend who relays, if one does
 */
public record Facts(
        Us us, String name, Optional<Friend> friend, Optional<Route.Kind> carrying, Optional<String> through) {
    /** How far anything of ours gets. */
    public enum Outlook {
        NO_NETWORK,
        /** No datagram comes back, and nobody is reached by TCP so far. */
        NO_UDP,
        /** No datagram comes back, and somebody is reached by TCP. */
        ONLY_TCP,
        NO_DHT,
        FINE
    }

    /**
     * Our own side.
     *
     * @param clocks whether ours differs from what others say, or the friend's does
     * @param shown what we let this friend know of us
     * @param canMapPorts whether our router lets everybody in at a port of ours
     * @param layers how many routers translate our addresses
     */
    public record Us(Outlook outlook, Clocks clocks, Openness shown, boolean canMapPorts, Layers layers) {}

    /**
     * The friend's side, as her record tells it.
     *
     * @param prospect of a direct path
     * @param sameRouter whether both are behind the same outside address
     * @param relayOnly whether her record says that she wants to be reached through relays only
     * @param udpBlocked whether her network lets no UDP through
     */
    public record Friend(Prospect prospect, boolean sameRouter, boolean relayOnly, boolean udpBlocked, Search search) {}

    /**
     * What is done to reach her.
     *
     * @param lasting since her record was found, or since the last way to her ended
     * @param again whether there was such a way since her record was found: then no network keeps the two apart
     */
    public record Search(Duration lasting, boolean again) {}

    /** How much is known: of two devices of one person the one that says more is told of. */
    public int weight() {
        return carrying.isPresent() ? 2 : friend.isPresent() ? 1 : 0;
    }
}
