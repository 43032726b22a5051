package chat.warren.node.punch;

import chat.warren.dht.limit.TokenBucket;
import java.net.InetAddress;
import java.time.Instant;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * What all punches of a node may send together, and what any one network may get of it: guessing ports must neither
 * fill our own router's table nor look like an attack.
 */
public final class ProbeBudget {
    /** One a millisecond is what guessing takes; 105 bytes each are 0.84 Mb/s. */
    private static final int PER_SECOND = 1_000;
    /** Friends who wake up together, with all their addresses. */
    private static final int BURST = 200;
    /** Three rounds of 2,048 guesses, and a friend or two in the same network; then a few a second. */
    private static final int PER_NETWORK = 8_192;

    private static final int PER_NETWORK_REFILL = 50;
    /** Each 100 bytes; as many networks as there are friends to reach at a time. */
    private static final int MAX_NETWORKS = 1_024;

    private final Map<Long, TokenBucket> networks = new LinkedHashMap<>(16, 0.75f, true) {
        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<Long, TokenBucket> eldest) {
            return size() > MAX_NETWORKS;
        }
    };
    private final TokenBucket all;

    public ProbeBudget(Instant now) {
        all = new TokenBucket(PER_SECOND, BURST, now);
    }

    /** Whether one more may go there now; if so, it is counted. */
    public boolean take(InetAddress to, Instant now) {
        TokenBucket network =
                networks.computeIfAbsent(networkOf(to), any -> new TokenBucket(PER_NETWORK_REFILL, PER_NETWORK, now));
        return network.has(1, now) && all.take(now) && network.take(now);
    }

    /** The /24 of an IPv4 address, the /48 of an IPv6 one: a neighbourhood that feels our guesses together. */
    private static long networkOf(InetAddress address) {
        byte[] bytes = address.getAddress();
        return Arrays.hashCode(Arrays.copyOf(bytes, bytes.length == 4 ? 3 : 6)) * 31L + bytes.length;
    }
}
