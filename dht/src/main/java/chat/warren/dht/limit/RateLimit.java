package chat.warren.dht.limit;

import chat.warren.dht.routing.AddressGroup;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;

/** A bucket of tokens for each source: one IPv4 address, one IPv6 /56. */
public final class RateLimit {
    /** 100 bytes each: half a megabyte, whatever comes. */
    private static final int MAX_SOURCES = 4096;

    private final double perSecond;
    private final double burst;
    private final Map<Long, Tokens> sources = new LinkedHashMap<>(16, 0.75f, true) {
        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<Long, Tokens> eldest) {
            return size() > MAX_SOURCES;
        }
    };

    private static final class Tokens {
        double left;
        long atMillis;
    }

    public RateLimit(double perSecond, double burst) {
        this.perSecond = perSecond;
        this.burst = burst;
    }

    /** Takes this much from the source's allowance, if it has it. */
    public boolean allows(InetSocketAddress source, double cost, Instant now) {
        long millis = now.toEpochMilli();
        Tokens tokens = sources.computeIfAbsent(key(source), key -> {
            Tokens fresh = new Tokens();
            fresh.left = burst;
            fresh.atMillis = millis;
            return fresh;
        });
        tokens.left = Math.min(burst, tokens.left + (millis - tokens.atMillis) * perSecond / 1000);
        tokens.atMillis = millis;
        if (tokens.left < cost) {
            return false;
        }
        tokens.left -= cost;
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
