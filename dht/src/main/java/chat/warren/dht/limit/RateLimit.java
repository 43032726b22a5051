package chat.warren.dht.limit;

import chat.warren.dht.recent.RecentNumbers;
import chat.warren.dht.routing.AddressGroup;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.time.Instant;

/**
 * A bucket of tokens for each source: one IPv4 address, one IPv6 /56.
 *
 * <p>Of each bucket only the time is kept at which it will be full again. A full one needs no memory: it is as good as
 * new.
 */
public final class RateLimit {
    /** 36 bytes each: a hundred and fifty kilobytes, whatever comes. */
    private static final int MAX_SOURCES = 4096;

    private static final double MICROS = 1_000_000;

    private final double microsPerToken;
    private final long burstMicros;
    private final RecentNumbers fullAgainMicros = new RecentNumbers(MAX_SOURCES);

    public RateLimit(double perSecond, double burst) {
        this.microsPerToken = MICROS / perSecond;
        this.burstMicros = Math.round(burst * microsPerToken);
    }

    /** Takes this much from the source's allowance, if it has it. */
    public boolean allows(InetSocketAddress source, double cost, Instant now) {
        long micros = now.getEpochSecond() * (long) MICROS + now.getNano() / 1000;
        long key = key(source);
        long fullAgain = Math.max(micros, fullAgainMicros.get(key, micros)) + Math.round(cost * microsPerToken);
        if (fullAgain - micros > burstMicros) {
            return false;
        }
        fullAgainMicros.forgetOldestBelow(micros);
        fullAgainMicros.put(key, fullAgain);
        return true;
    }

    private static long key(InetSocketAddress source) {
        InetAddress address = source.getAddress();
        if (AddressGroup.isLocal(address)) {
            // Many nodes share one loopback or LAN address, and none of them is a stranger with a botnet.
            return ((long) address.hashCode() << 16 | source.getPort()) ^ Long.MIN_VALUE;
        }
        byte[] bytes = address.getAddress();
        return bytes.length == 4 ? Integer.toUnsignedLong(address.hashCode()) : AddressGroup.narrow(address);
    }
}
