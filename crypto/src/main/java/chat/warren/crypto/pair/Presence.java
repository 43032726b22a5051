package chat.warren.crypto.pair;

import chat.warren.crypto.primitive.Bytes;
import chat.warren.crypto.wire.ByteReader;
import chat.warren.crypto.wire.ByteWriter;
import chat.warren.crypto.wire.MalformedException;
import java.net.InetSocketAddress;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.random.RandomGenerator;

/**
 * What a friend may know about how to reach us now. In plain, before it is sealed:
 *
 * <pre>
 * | version | type | length | value | type | length | value | ... | zeros up to 396 bytes |
 * | u8 = 1  | u8   | u8     |       |
 *
 * type 1 run id(16)   2 capabilities(4)   3 address(6 or 18), up to 6   4 NAT class(1)
 *      5 helper: node id(20) ‖ key(32) ‖ address(6 or 18), up to 3      6 LAN hint(8)   7 status(1)
 * </pre>
 *
 * A type we do not know is skipped, so that a later version may add some.
 *
 * @param addresses empty when this friend shall only reach us through a relay
 */
public record Presence(
        RunId run,
        long capabilities,
        List<InetSocketAddress> addresses,
        NatClass nat,
        List<Contact> helpers,
        Optional<LanHint> lan,
        Status status) {
    /** What remains of the 424 bytes that every record has. */
    public static final int BYTES = 396;
    /** Two families, the LAN, a mapped port, and room to change networks; each costs every probe of every friend. */
    public static final int MAX_ADDRESSES = 6;

    public static final int MAX_HELPERS = 3;

    private static final int VERSION = 1;
    private static final int PADDING = 0;
    private static final int RUN = 1;
    private static final int CAPABILITIES = 2;
    private static final int ADDRESS = 3;
    private static final int NAT = 4;
    private static final int HELPER = 5;
    private static final int LAN = 6;
    private static final int STATUS = 7;

    /** What a friend's router does to ports (PERFORMANCE.md §1.2): it decides how to reach them. */
    public enum NatClass implements Coded {
        UNKNOWN(0),
        OPEN(1),
        ENDPOINT_INDEPENDENT(2),
        SEQUENTIAL(3),
        PORT_BLOCK(4),
        RANDOM(5),
        UDP_BLOCKED(6);

        private final int code;

        NatClass(int code) {
            this.code = code;
        }

        @Override
        public int code() {
            return code;
        }
    }

    /** What the friend wants to be known as. */
    public enum Status implements Coded {
        AVAILABLE(0),
        AWAY(1),
        BUSY(2);

        private final int code;

        Status(int code) {
            this.code = code;
        }

        @Override
        public int code() {
            return code;
        }
    }

    /** A value that stands for itself on the wire by a number of its own. */
    public interface Coded {
        int code();
    }

    public Presence {
        addresses = List.copyOf(addresses);
        helpers = List.copyOf(helpers);
        if (addresses.size() > MAX_ADDRESSES || helpers.size() > MAX_HELPERS) {
            throw new IllegalArgumentException("a record has room for 6 addresses and 3 helpers");
        }
        if (capabilities < 0 || capabilities > 0xffff_ffffL) {
            throw new IllegalArgumentException("capabilities are 32 bits");
        }
    }

    byte[] encode() {
        ByteWriter writer = new ByteWriter().u8(VERSION);
        field(writer, RUN, run.toBytes());
        field(writer, CAPABILITIES, new ByteWriter().u32(capabilities).toArray());
        addresses.forEach(address -> field(writer, ADDRESS, Addresses.encode(address)));
        field(writer, NAT, new byte[] {(byte) nat.code()});
        helpers.forEach(helper -> field(writer, HELPER, helper.encode()));
        lan.ifPresent(hint -> field(writer, LAN, hint.toBytes()));
        field(writer, STATUS, new byte[] {(byte) status.code()});
        return Arrays.copyOf(writer.toArray(), BYTES);
    }

    private static void field(ByteWriter writer, int type, byte[] value) {
        writer.u8(type).u8(value.length).bytes(value);
    }

    static Presence parse(byte[] plain) throws MalformedException {
        if (plain.length != BYTES) {
            throw new MalformedException("a presence record has " + BYTES + " bytes in plain");
        }
        ByteReader reader = new ByteReader(plain);
        if (reader.u8() != VERSION) {
            throw new MalformedException("a presence record of a version we do not know");
        }
        Draft draft = new Draft();
        while (reader.remaining() > 0) {
            int type = reader.u8();
            if (type == PADDING) {
                requireZeros(reader.rest());
                break;
            }
            draft.take(type, reader.bytes(reader.u8()));
        }
        return draft.finished();
    }

    private static void requireZeros(byte[] padding) throws MalformedException {
        if (!Arrays.equals(padding, new byte[padding.length])) {
            throw new MalformedException("padding that is not zero");
        }
    }

    /** A record while it is being read. */
    private static final class Draft {
        private Optional<RunId> run = Optional.empty();
        private long capabilities;
        private final List<InetSocketAddress> addresses = new ArrayList<>();
        private NatClass nat = NatClass.UNKNOWN;
        private final List<Contact> helpers = new ArrayList<>();
        private Optional<LanHint> lan = Optional.empty();
        private Status status = Status.AVAILABLE;

        void take(int type, byte[] value) throws MalformedException {
            switch (type) {
                case RUN -> run = Optional.of(RunId.parse(value));
                case CAPABILITIES -> capabilities = number(value, 4);
                case ADDRESS -> addresses.add(Addresses.parse(value));
                // A class or status that a later version invents tells us nothing, but spoils nothing either.
                case NAT -> nat = known(NatClass.values(), number(value, 1), NatClass.UNKNOWN);
                case HELPER -> helpers.add(Contact.parse(value));
                case LAN -> lan = Optional.of(LanHint.parse(value));
                case STATUS -> status = known(Status.values(), number(value, 1), Status.AVAILABLE);
                default -> {}
            }
            if (addresses.size() > MAX_ADDRESSES || helpers.size() > MAX_HELPERS) {
                throw new MalformedException("more addresses or helpers than a record may hold");
            }
        }

        Presence finished() throws MalformedException {
            RunId known = run.orElseThrow(() -> new MalformedException("a presence record without a run id"));
            return new Presence(known, capabilities, addresses, nat, helpers, lan, status);
        }

        private static long number(byte[] value, int length) throws MalformedException {
            ByteReader reader = new ByteReader(value);
            long number = length == 1 ? reader.u8() : reader.u32();
            reader.end();
            return number;
        }

        private static <T extends Coded> T known(T[] values, long code, T otherwise) {
            for (T value : values) {
                if (value.code() == code) {
                    return value;
                }
            }
            return otherwise;
        }
    }

    /** A fresh number for every start of the program: tells a restarted friend from a replayed one. */
    public record RunId(long high, long low) {
        static RunId parse(byte[] bytes) throws MalformedException {
            ByteReader reader = new ByteReader(bytes);
            RunId run = new RunId(reader.i64(), reader.i64());
            reader.end();
            return run;
        }

        public static RunId random(RandomGenerator random) {
            return new RunId(random.nextLong(), random.nextLong());
        }

        /** For who shares it with friends and nobody else, and derives something of it. */
        public byte[] toBytes() {
            return new ByteWriter().i64(high).i64(low).toArray();
        }
    }

    /** {@link PairEpoch#lanHint} of the sender's router. */
    public record LanHint(long value) {
        public static LanHint of(byte[] hint) {
            try {
                return parse(Bytes.exactly(PairEpoch.TAG_BYTES, hint));
            } catch (MalformedException impossible) {
                throw new AssertionError(impossible); // The length was just checked.
            }
        }

        static LanHint parse(byte[] bytes) throws MalformedException {
            ByteReader reader = new ByteReader(bytes);
            LanHint hint = new LanHint(reader.i64());
            reader.end();
            return hint;
        }

        byte[] toBytes() {
            return new ByteWriter().i64(value).toArray();
        }
    }
}
