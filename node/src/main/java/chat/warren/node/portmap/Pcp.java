package chat.warren.node.portmap;

import chat.warren.crypto.wire.ByteReader;
import chat.warren.crypto.wire.ByteWriter;
import chat.warren.crypto.wire.MalformedException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.UnknownHostException;
import java.util.HexFormat;

/**
 * PCP's MAP (RFC 6887), big-endian, to and from UDP port 5351 of the router:
 *
 * <pre>
 * question  2 | 1   | zero u16            | lifetime u32 | our address 16
 * answer    2 | 129 | zero u8 | result u8 | lifetime u32 | epoch u32 | zero 12
 * both      nonce 12 | 17 (UDP) or 6 (TCP) | zero 3 | inside port u16 | outside port u16 | outside address 16
 * </pre>
 */
final class Pcp {
    static final int PORT = 5351;
    static final int SUCCESS = 0;
    /** What a router that speaks only NAT-PMP answers, in NAT-PMP's own words. */
    static final int UNSUPPORTED_VERSION = 1;
    /** Between us and this router there is another NAT. */
    static final int NONCE_BYTES = 12;

    private static final int VERSION = 2;
    private static final int MAP = 1;
    private static final int ANSWER = 128;
    private static final int ANSWER_BYTES = 60;

    private Pcp() {}

    /** Tells an answer to us from what somebody else on the LAN makes up. */
    record Nonce(String hex) {
        static Nonce of(byte[] bytes) {
            return new Nonce(HexFormat.of().formatHex(bytes));
        }

        byte[] toBytes() {
            return HexFormat.of().parseHex(hex);
        }
    }

    /** What a router answers. */
    record Answer(
            int result,
            long seconds,
            long epoch,
            Nonce nonce,
            Protocol protocol,
            int inside,
            int outside,
            InetAddress address) {}

    /** Zero seconds give the port back. */
    static byte[] ask(InetSocketAddress own, Protocol protocol, Nonce nonce, int outside, long seconds) {
        return new ByteWriter()
                .u8(VERSION)
                .u8(MAP)
                .u16(0)
                .u32(seconds)
                .bytes(in16(own.getAddress()))
                .bytes(nonce.toBytes())
                .u8(protocol.number())
                .bytes(new byte[3])
                .u16(own.getPort())
                .u16(seconds == 0 ? 0 : outside)
                .bytes(own.getAddress().getAddress().length == 4 ? in16(new byte[4]) : new byte[16])
                .toArray();
    }

    static Answer parse(byte[] bytes) throws MalformedException {
        if (bytes.length < ANSWER_BYTES) {
            throw new MalformedException("shorter than any answer to MAP");
        }
        ByteReader in = new ByteReader(bytes);
        if (in.u8() != VERSION || in.u8() != ANSWER + MAP) {
            throw new MalformedException("not PCP's answer to MAP");
        }
        in.u8();
        int result = in.u8();
        long seconds = in.u32();
        long epoch = in.u32();
        in.bytes(12);
        Nonce nonce = Nonce.of(in.bytes(NONCE_BYTES));
        Protocol protocol = Protocol.of(in.u8());
        in.bytes(3);
        return new Answer(result, seconds, epoch, nonce, protocol, in.u16(), in.u16(), address(in.bytes(16)));
    }

    private static byte[] in16(InetAddress address) {
        return in16(address.getAddress());
    }

    /** IPv4 in IPv6's clothes, as RFC 6887 §5 has it. */
    private static byte[] in16(byte[] address) {
        if (address.length == 16) {
            return address;
        }
        byte[] dressed = new byte[16];
        dressed[10] = (byte) 0xff;
        dressed[11] = (byte) 0xff;
        System.arraycopy(address, 0, dressed, 12, 4);
        return dressed;
    }

    private static InetAddress address(byte[] bytes) {
        try {
            return InetAddress.getByAddress(bytes); // Undresses IPv4 by itself.
        } catch (UnknownHostException impossible) {
            throw new AssertionError(impossible); // Sixteen bytes always are an address.
        }
    }
}
