package chat.warren.simulator.net;

import chat.warren.simulator.chance.Seed;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.UnknownHostException;
import java.util.function.Predicate;

/** Addresses of the simulated world. None is ever looked up by name. */
public final class Addresses {
    /** 2a00::/12 is what RIPE hands out; programs take it for global, unlike the documentation prefix. */
    private static final int GLOBAL_V6 = 0x2a00;

    private Addresses() {}

    /** An address in digits, such as {@code 198.18.0.1} or {@code 2a00::1}. */
    public static InetAddress address(String digits) {
        return InetAddress.ofLiteral(digits);
    }

    public static InetSocketAddress endpoint(String digits, int port) {
        return new InetSocketAddress(address(digits), port);
    }

    static InetAddress v4(int bits) {
        return of(new byte[] {(byte) (bits >>> 24), (byte) (bits >>> 16), (byte) (bits >>> 8), (byte) bits});
    }

    /**
     * A public address drawn from the seed, as far from others' as real ones are: routing by /24 must have work to do.
     */
    static InetAddress publicV4(Seed seed, Predicate<InetAddress> taken) {
        for (long attempt = 0; ; attempt++) {
            int bits = (int) seed.of(attempt).value();
            if (isPublicV4(bits)) {
                InetAddress address = v4(bits);
                if (!taken.test(address)) {
                    return address;
                }
            }
        }
    }

    /** A global /64 drawn from the seed. */
    static long prefixV6(Seed seed) {
        return ((long) GLOBAL_V6 << 48) | (seed.of("prefix").value() & 0x0000_ffff_ffff_ffffL);
    }

    /** A host in the /64, with an interface identifier as RFC 7217 makes them: stable and opaque. */
    static InetAddress inPrefixV6(long prefix, Seed seed) {
        byte[] bytes = new byte[16];
        long identifier = seed.of("interface").value();
        for (int i = 0; i < Long.BYTES; i++) {
            bytes[i] = (byte) (prefix >>> (56 - 8 * i));
            bytes[Long.BYTES + i] = (byte) (identifier >>> (56 - 8 * i));
        }
        return of(bytes);
    }

    /** Unicast, and none of the blocks that RFC 6890 sets apart and programs refuse. */
    private static boolean isPublicV4(int bits) {
        int first = bits >>> 24;
        int second = (bits >>> 16) & 0xff;
        int last = bits & 0xff;
        boolean special = first == 0
                || first == 10
                || first == 127
                || first >= 224
                || (first == 100 && second >= 64 && second < 128)
                || (first == 169 && second == 254)
                || (first == 172 && second >= 16 && second < 32)
                || (first == 192 && (second == 0 || second == 88 || second == 168))
                || (first == 198 && (second == 18 || second == 19 || second == 51))
                || (first == 203 && second == 0);
        return !special && last != 0 && last != 255;
    }

    private static InetAddress of(byte[] bytes) {
        try {
            return InetAddress.getByAddress(bytes);
        } catch (UnknownHostException impossible) {
            throw new AssertionError(impossible); // Thrown only for a wrong array length, and 4 and 16 are right ones.
        }
    }
}
