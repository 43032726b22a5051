package chat.warren.dht.limit;

import java.net.InetSocketAddress;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Addresses whose owner has shown that packets to it arrive: it answered a query of ours, or returned a token.
 *
 * <p>Anyone can send with a forged source. To an address not in here we send at most {@link #AMPLIFICATION} times what
 * came from it, so that nobody can use us to flood a third.
 */
public final class VerifiedAddresses {
    /** QUIC's factor (RFC 9000 §8.1): "MUST limit the amount of data it sends to three times the amount received". */
    public static final int AMPLIFICATION = 3;

    private static final int MAX_ADDRESSES = 4096;

    /** Mappings of NATs move on to other people after minutes. */
    private static final Duration TRUSTED_FOR = Duration.ofMinutes(10);

    private final Map<InetSocketAddress, Long> untilMillis = new LinkedHashMap<>(16, 0.75f, true) {
        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<InetSocketAddress, Long> eldest) {
            return size() > MAX_ADDRESSES;
        }
    };

    public void verified(InetSocketAddress address, Instant now) {
        untilMillis.put(address, now.plus(TRUSTED_FOR).toEpochMilli());
    }

    public boolean isVerified(InetSocketAddress address, Instant now) {
        Long until = untilMillis.get(address);
        return until != null && now.toEpochMilli() < until;
    }
}
