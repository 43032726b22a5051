package chat.warren.dht.routing;

import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The address that others see us under. BEP 42: "Since a single node can not be trusted, there should be some mechanism
 * [...] This could be done by voting". One vote for each operator's network, the latest counts.
 */
public final class AddressVotes {
    /** Enough to outvote a few liars, few enough to follow a change of address within one lookup. */
    private static final int MAX_VOTES = 16;

    private static final int MIN_VOTES = 3;

    private final Map<Long, InetAddress> votes = new LinkedHashMap<>();
    private @Nullable InetAddress agreed;

    /** Counts what one node saw; answers our address when most agree on one, else null. */
    public @Nullable InetAddress vote(InetSocketAddress observer, InetAddress seen) {
        long voter = AddressGroup.isLocal(observer.getAddress())
                ? observer.getPort() // On one host or LAN there is one neighbourhood, and no stranger.
                : AddressGroup.wide(observer.getAddress());
        boolean same = seen.equals(votes.remove(voter));
        votes.put(voter, seen);
        if (same) {
            return agreed; // Every answer brings a vote, and nearly all say what they said before.
        }
        if (votes.size() > MAX_VOTES) {
            votes.remove(votes.keySet().iterator().next());
        }
        agreed = winner();
        return agreed;
    }

    private @Nullable InetAddress winner() {
        Map<InetAddress, Integer> counts = new HashMap<>();
        for (InetAddress seen : votes.values()) {
            int count = counts.merge(seen, 1, Integer::sum);
            if (count >= MIN_VOTES && 2 * count > votes.size()) {
                return seen;
            }
        }
        return null;
    }
}
