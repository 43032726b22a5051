package chat.warren.node.portmap;

import chat.warren.crypto.wire.ByteReader;
import chat.warren.crypto.wire.ByteWriter;
import chat.warren.crypto.wire.MalformedException;
import java.net.InetAddress;
import java.net.UnknownHostException;

/**
 * NAT-PMP (RFC 6886), big-endian, to and from UDP port 5351 of the router:
 *
 * <pre>
 * 0 version | 0   op                                                                       asks for the address
 * 0 version | 128 op | result u16 | epoch u32 | address 4
 * 0 version | 1   op | zero u16 | inside port u16 | outside port u16 | lifetime u32        asks for a UDP port
 * 0 version | 129 op | result u16 | epoch u32 | inside port u16 | outside port u16 | lifetime u32
 * </pre>
 *
 * For TCP the numbers are 2 and 130.
 */
final class NatPmp {
    static final int PORT = 5351;
    static final int SUCCESS = 0;

    private static final int VERSION = 0;
    private static final int ADDRESS = 0;
    private static final int MAP_UDP = 1;
    private static final int MAP_TCP = 2;
    private static final int ANSWER = 128;

    private NatPmp() {}

    /** What a router answers. */
    sealed interface Answer {
        long epoch();

        record Address(long epoch, InetAddress outside) implements Answer {}

        record Mapping(long epoch, Protocol protocol, int inside, int outside, long seconds) implements Answer {}

        /** It will not, for a reason that the RFC has a number for. */
        record No(long epoch, int result) implements Answer {}
    }

    static byte[] askAddress() {
        return new ByteWriter().u8(VERSION).u8(ADDRESS).toArray();
    }

    /** Zero seconds give the port back. */
    static byte[] askPort(Protocol protocol, int inside, int outside, long seconds) {
        return new ByteWriter()
                .u8(VERSION)
                .u8(protocol == Protocol.UDP ? MAP_UDP : MAP_TCP)
                .u16(0)
                .u16(inside)
                .u16(seconds == 0 ? 0 : outside)
                .u32(seconds)
                .toArray();
    }

    static Answer parse(byte[] bytes) throws MalformedException {
        ByteReader in = new ByteReader(bytes);
        if (in.u8() != VERSION) {
            throw new MalformedException("not NAT-PMP");
        }
        int op = in.u8();
        int result = in.u16();
        long epoch = in.u32();
        if (op < ANSWER) {
            throw new MalformedException("a question, and we are no router");
        }
        if (result != SUCCESS) {
            return new Answer.No(epoch, result);
        }
        return switch (op - ANSWER) {
            case ADDRESS -> new Answer.Address(epoch, address(in.bytes(4)));
            case MAP_UDP -> new Answer.Mapping(epoch, Protocol.UDP, in.u16(), in.u16(), in.u32());
            case MAP_TCP -> new Answer.Mapping(epoch, Protocol.TCP, in.u16(), in.u16(), in.u32());
            default -> throw new MalformedException("an answer to what nobody asked");
        };
    }

    private static InetAddress address(byte[] bytes) {
        try {
            return InetAddress.getByAddress(bytes);
        } catch (UnknownHostException impossible) {
            throw new AssertionError(impossible); // Four bytes always are an address.
        }
    }
}
