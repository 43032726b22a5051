package chat.warren.node.friend;

import chat.warren.crypto.identity.DeviceId;
import chat.warren.crypto.pair.PairAnchors;
import chat.warren.crypto.pair.Side;
import chat.warren.crypto.wire.ByteReader;
import chat.warren.crypto.wire.ByteWriter;
import chat.warren.crypto.wire.MalformedException;
import chat.warren.storage.people.PersonId;
import chat.warren.storage.row.Id;
import chat.warren.storage.row.Octets;

/**
 * A pair as it is stored: {@code version u8 = 1 | number i64 | side u8 | kind u8 | … | anchors block}, where … is
 *
 * <pre>
 * 0 device      person 16 | device 16 | cold u8
 * 1 gate        offer 16 | gate u8
 * 2 host        taken 16 | gate u8
 * 3 introduced  introduction 16
 * </pre>
 *
 * @param cold no link was ever up: the anchors come from the two device keys and from the day
 */
record PairRow(long number, Side own, With with, boolean cold, Octets anchors) {
    private static final int VERSION = 1;
    private static final int DEVICE = 0;
    private static final int GATE = 1;
    private static final int HOST = 2;
    private static final int INTRODUCED = 3;
    /** Two chains and a date are 96 bytes. */
    private static final int MOST_ANCHORS = 256;

    static Octets subject(long number) {
        return Octets.of(new ByteWriter().i64(number).toArray());
    }

    static final Shelf.Form<PairRow> FORM = new Shelf.Form<>() {
        @Override
        public Octets subject(PairRow row) {
            return PairRow.subject(row.number);
        }

        @Override
        public byte[] write(PairRow row) {
            ByteWriter out = new ByteWriter().u8(VERSION).i64(row.number).u8(row.own == Side.FIRST ? 0 : 1);
            switch (row.with) {
                case With.Device device ->
                    out.u8(DEVICE)
                            .bytes(device.person().id().toArray())
                            .bytes(device.device().toBytes())
                            .u8(row.cold ? 1 : 0);
                case With.Gate gate ->
                    out.u8(GATE).bytes(gate.offer().toArray()).u8(gate.gate());
                case With.Host host ->
                    out.u8(HOST).bytes(host.taken().toArray()).u8(host.gate());
                case With.Introduced introduced ->
                    out.u8(INTRODUCED).bytes(introduced.introduction().toArray());
            }
            return out.block16(row.anchors.toArray()).toArray();
        }

        @Override
        public PairRow read(byte[] bytes) throws MalformedException {
            ByteReader in = new ByteReader(bytes);
            if (in.u8() != VERSION) {
                throw new MalformedException("a pair of a version we do not know");
            }
            long number = in.i64();
            Side own = flag(in) ? Side.SECOND : Side.FIRST;
            int kind = in.u8();
            boolean cold = false;
            With with;
            switch (kind) {
                case DEVICE -> {
                    with = new With.Device(new PersonId(id(in)), new DeviceId(in.bytes(DeviceId.BYTES)));
                    cold = flag(in);
                }
                case GATE -> with = new With.Gate(id(in), in.u8());
                case HOST -> with = new With.Host(id(in), in.u8());
                case INTRODUCED -> with = new With.Introduced(id(in));
                default -> throw new MalformedException("a kind of pair that there is not");
            }
            Octets anchors = Octets.of(in.block16(MOST_ANCHORS));
            in.end();
            PairAnchors.parse(anchors.toArray());
            return new PairRow(number, own, with, cold, anchors);
        }
    };

    private static Id id(ByteReader in) throws MalformedException {
        return Id.of(in.bytes(Id.BYTES));
    }

    private static boolean flag(ByteReader in) throws MalformedException {
        int flag = in.u8();
        if (flag > 1) {
            throw new MalformedException("a flag is 0 or 1");
        }
        return flag == 1;
    }
}
