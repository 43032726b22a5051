package chat.warren.node.diagnosis;

import chat.warren.node.path.Route;
import chat.warren.node.punch.Meeting.Prospect;
import java.time.Duration;
import java.util.Optional;

/**
 * All that is known when somebody asks why.
 *
 * @param us our own side
 * @param friend what we know of the friend; empty if no record of hers was found
 * @param carrying the path in use, if there is one
 * @param through the name of the friend who relays, if one does
 */
public record Facts(Us us, Optional<Friend> friend, Optional<Route.Kind> carrying, Optional<String> through) {
    /** How far anything of ours gets. */
    public enum Outlook {
        NO_NETWORK,
        NOTHING_COMES_BACK,
        ONLY_TCP,
        NO_DHT,
        FINE
    }

    /**
     * Our own side.
     *
     * @param clockOff by how much our clock differs from what others say; zero if nobody said
     */
    public record Us(Outlook outlook, Duration clockOff, boolean canMapPorts) {}

    /**
     * The friend's side, as her record tells it.
     *
     * @param name as the user calls her
     * @param prospect of a direct path
     * @param sameRouter whether both are behind the same outside address
     * @param relayOnly whether her record says that she wants to be reached through relays only
     * @param udpBlocked whether her network lets no UDP through
     * @param trying how long we have been at it, since her record was found
     */
    public record Friend(
            String name,
            Prospect prospect,
            boolean sameRouter,
            boolean relayOnly,
            boolean udpBlocked,
            Duration trying) {}
}
