package chat.warren.node.probe;

import chat.warren.crypto.wire.ByteReader;
import chat.warren.crypto.wire.ByteWriter;
import chat.warren.crypto.wire.MalformedException;
import chat.warren.dht.bencode.ByteString;
import chat.warren.dht.wire.Family;
import chat.warren.node.nat.Filtering;
import chat.warren.node.nat.Mapping;
import chat.warren.node.nat.NatReport;
import chat.warren.node.probe.Candidate.Origin;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.UnknownHostException;
import java.util.ArrayList;
import java.util.List;

/**
 * Whereabouts on the wire, big-endian:
 *
 * <pre>
 * | version | filtering | mapping | detail            | count | candidate ... | count | pool ...        |
 * | u8 = 1  | u8        | u8      | by mapping, below | u8    | below         | u8    | length(1) bytes |
 *
 * candidate: origin u8 | length u8 | address and port, 6 or 18
 * detail:    0 unknown, 5 random, 6 blocked   nothing
 *            1 open, 2 independent            length u8 | address and port
 *            3 sequential                     last u16 | step i16 | spare u16
 *            4 port block                     first u16 | size u16
 * </pre>
 *
 * What follows the last field is ignored, so that a later version may append fields. Mappings, filterings and origins
 * that a later version invents read as "unknown" and "seen".
 */
final class WhereaboutsWire {
    private static final int VERSION = 1;

    private WhereaboutsWire() {}

    static void write(ByteWriter out, Whereabouts whereabouts) {
        out.u8(VERSION).u8(whereabouts.nat().filtering().code());
        writeMapping(out, whereabouts.nat().mapping());
        out.u8(whereabouts.candidates().size());
        for (Candidate candidate : whereabouts.candidates()) {
            out.u8(candidate.origin().code);
            writeAddress(out, candidate.address());
        }
        out.u8(whereabouts.nat().outside().size());
        for (InetAddress address : whereabouts.nat().outside()) {
            out.u8(address.getAddress().length).bytes(address.getAddress());
        }
    }

    static Whereabouts read(ByteReader in) throws MalformedException {
        if (in.u8() != VERSION) {
            throw new MalformedException("whereabouts of a version we do not know");
        }
        Filtering filtering = Filtering.of(in.u8());
        Mapping mapping = readMapping(in);
        List<Candidate> candidates = new ArrayList<>();
        for (int left = count(in, Whereabouts.MAX_CANDIDATES); left > 0; left--) {
            candidates.add(new Candidate(origin(in.u8()), readAddress(in)));
        }
        List<InetAddress> pool = new ArrayList<>();
        for (int left = count(in, Whereabouts.MAX_POOL); left > 0; left--) {
            pool.add(readHost(in));
        }
        return new Whereabouts(candidates, new NatReport(mapping, filtering, pool));
    }

    private static void writeMapping(ByteWriter out, Mapping mapping) {
        out.u8(mapping.presenceClass().code());
        switch (mapping) {
            case Mapping.Open open -> writeAddress(out, open.address());
            case Mapping.Independent independent -> writeAddress(out, independent.outside());
            case Mapping.Sequential sequence ->
                out.u16(Mapping.wrapped(sequence.last()))
                        .u16(sequence.step() & 0xffff)
                        .u16(Math.min(0xffff, sequence.spare()));
            case Mapping.PortBlock block -> out.u16(block.first()).u16(block.size());
            case Mapping.Unknown unknown -> {}
            case Mapping.Random random -> {}
            case Mapping.Blocked blocked -> {}
        }
    }

    private static Mapping readMapping(ByteReader in) throws MalformedException {
        return switch (in.u8()) {
            case 1 -> new Mapping.Open(readAddress(in));
            case 2 -> new Mapping.Independent(readAddress(in));
            case 3 -> sequence(in.u16(), (short) in.u16(), in.u16());
            case 4 -> block(in.u16(), in.u16());
            case 5 -> new Mapping.Random();
            case 6 -> new Mapping.Blocked();
            default -> new Mapping.Unknown();
        };
    }

    private static Mapping sequence(int last, int step, int spare) throws MalformedException {
        if (last < Mapping.FIRST_PORT || step == 0) {
            throw new MalformedException("no router counts like that");
        }
        return new Mapping.Sequential(last, step, spare);
    }

    private static Mapping block(int first, int size) throws MalformedException {
        if (first < 1 || size < 1 || first + size - 1 > Mapping.LAST_PORT) {
            throw new MalformedException("a block of ports beyond the last port");
        }
        return new Mapping.PortBlock(first, size);
    }

    private static Origin origin(int code) {
        for (Origin origin : Origin.values()) {
            if (origin.code == code) {
                return origin;
            }
        }
        return Origin.SEEN;
    }

    static void writeAddress(ByteWriter out, InetSocketAddress address) {
        byte[] compact = Family.compact(address);
        out.u8(compact.length).bytes(compact);
    }

    static InetSocketAddress readAddress(ByteReader in) throws MalformedException {
        return Family.parse(ByteString.of(in.bytes(in.u8())));
    }

    private static InetAddress readHost(ByteReader in) throws MalformedException {
        int length = in.u8();
        if (length != 4 && length != 16) {
            throw new MalformedException("an address has 4 or 16 bytes");
        }
        try {
            InetAddress address = InetAddress.getByAddress(in.bytes(length));
            if (address.getAddress().length != length || address.isAnyLocalAddress() || address.isMulticastAddress()) {
                throw new MalformedException("nobody can be reached there");
            }
            return address;
        } catch (UnknownHostException impossible) {
            throw new AssertionError(impossible); // Thrown only for a wrong length.
        }
    }

    private static int count(ByteReader in, int most) throws MalformedException {
        int count = in.u8();
        if (count > most) {
            throw new MalformedException("more addresses than anybody has");
        }
        return count;
    }
}
