package chat.warren.node.punch;

import java.net.InetAddress;
import java.time.Duration;
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

    private final Map<Long, Allowance> networks = new LinkedHashMap<>(16, 0.75f, true) {
        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<Long, Allowance> eldest) {
            return size() > MAX_NETWORKS;
        }
    };
    private final Allowance all;

    private static final class Allowance {
        private final double perSecond;
        private final double most;
        private double left;
        private Instant at;

        Allowance(double perSecond, double most, Instant now) {
            this.perSecond = perSecond;
            this.most = most;
            this.left = most;
            this.at = now;
        }

        boolean has(Instant now) {
            double seconds = Duration.between(at, now).toNanos() / 1e9;
            if (seconds > 0) {
                left = Math.min(most, left + seconds * perSecond);
                at = now;
            }
            return left >= 1;
        }
    }

    public ProbeBudget(Instant now) {
        all = new Allowance(PER_SECOND, BURST, now);
    }

    /** Whether one more may go there now; if so, it is counted. */
    public boolean take(InetAddress to, Instant now) {
        Allowance network =
                networks.computeIfAbsent(networkOf(to), any -> new Allowance(PER_NETWORK_REFILL, PER_NETWORK, now));
        if (!all.has(now) || !network.has(now)) {
            return false;
        }
        all.left--;
        network.left--;
        return true;
    }

    /** The /24 of an IPv4 address, the /48 of an IPv6 one: a neighbourhood that feels our guesses together. */
    private static long networkOf(InetAddress address) {
        byte[] bytes = address.getAddress();
        return Arrays.hashCode(Arrays.copyOf(bytes, bytes.length == 4 ? 3 : 6)) * 31L + bytes.length;
    }
}
