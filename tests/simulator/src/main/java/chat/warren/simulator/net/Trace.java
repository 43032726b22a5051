package chat.warren.simulator.net;

import chat.warren.simulator.chance.Seed;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.net.InetSocketAddress;
import java.nio.ByteOrder;
import java.util.HexFormat;

/**
 * A running hash over everything that arrived or was dropped: when, from whom, to whom, which bytes. Two lanes of 64
 * bits: two runs that differ anywhere have the same trace with a probability of about 2^-128. It guards against
 * accidents, not against forgers.
 */
final class Trace {
    private static final VarHandle LONGS = MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);

    /** Odd, with well spread bits: 2^64 over the golden ratio, and pi's fraction made odd. */
    private static final long FIRST_FACTOR = 0x9e3779b97f4a7c15L;

    private static final long SECOND_FACTOR = 0x243f6a8885a308d3L;

    private long first;
    private long second;

    void add(long time, int what, InetSocketAddress from, InetSocketAddress to, byte[] datagram) {
        word(time);
        word(what);
        endpoint(from);
        endpoint(to);
        bytes(datagram);
    }

    private void endpoint(InetSocketAddress endpoint) {
        bytes(endpoint.getAddress().getAddress());
        word(endpoint.getPort());
    }

    private void bytes(byte[] bytes) {
        word(bytes.length);
        int at = 0;
        for (; at <= bytes.length - Long.BYTES; at += Long.BYTES) {
            word((long) LONGS.get(bytes, at));
        }
        long rest = 0;
        for (; at < bytes.length; at++) {
            rest = (rest << Byte.SIZE) | Byte.toUnsignedLong(bytes[at]);
        }
        word(rest);
    }

    private void word(long word) {
        first = (Long.rotateLeft(first, 29) ^ word) * FIRST_FACTOR;
        second = (Long.rotateLeft(second, 37) + word) * SECOND_FACTOR;
    }

    @Override
    public String toString() {
        HexFormat hex = HexFormat.of();
        return hex.toHexDigits(Seed.mix(first)) + hex.toHexDigits(Seed.mix(second));
    }
}
