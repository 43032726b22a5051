package chat.warren.dht.limit;

import chat.warren.dht.recent.RecentNumbers;
import java.net.Inet4Address;
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

    /** IPv4: address and port fit into a key as they are. */
    private final RecentNumbers fourUntilMillis = new RecentNumbers(MAX_ADDRESSES);

    /** IPv6: they do not, and a hash that others can compute would let them stand in for one another. */
    private final Map<InetSocketAddress, Long> sixUntilMillis = new LinkedHashMap<>() {
        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<InetSocketAddress, Long> eldest) {
            return size() > MAX_ADDRESSES;
        }
    };

    public void verified(InetSocketAddress address, Instant now) {
        long until = now.plus(TRUSTED_FOR).toEpochMilli();
        if (address.getAddress() instanceof Inet4Address) {
            fourUntilMillis.forgetOldestBelow(now.toEpochMilli());
            fourUntilMillis.put(key(address), until);
        } else {
            sixUntilMillis.remove(address); // Or it would stay as old as it was.
            sixUntilMillis.put(address, until);
        }
    }

    public boolean isVerified(InetSocketAddress address, Instant now) {
        long until = address.getAddress() instanceof Inet4Address
                ? fourUntilMillis.get(key(address), Long.MIN_VALUE)
                : sixUntilMillis.getOrDefault(address, Long.MIN_VALUE);
        return now.toEpochMilli() < until;
    }

    private static long key(InetSocketAddress address) {
        return Integer.toUnsignedLong(address.getAddress().hashCode()) << Short.SIZE | address.getPort();
    }
}
