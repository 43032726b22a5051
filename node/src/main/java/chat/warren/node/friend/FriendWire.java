package chat.warren.node.friend;

import chat.warren.crypto.identity.DeviceList;
import chat.warren.crypto.identity.PublicIdentity;
import chat.warren.crypto.primitive.Hkdf;
import chat.warren.crypto.wire.ByteReader;
import chat.warren.crypto.wire.ByteWriter;
import chat.warren.crypto.wire.MalformedException;
import chat.warren.storage.row.Id;
import chat.warren.storage.row.Octets;
import java.time.Instant;
import java.util.Optional;

/**
 * Frames of friendship on the control lane, big-endian. The first byte says whose a frame is: 1 is ours.
 *
 * <pre>
 * 1 greeting    1 | 1 | stance u8 | may u8 | name block | note block | device list block
 * 2 declined    1 | 2
 * 3 anchored    1 | 3 | agreed i64 (unix seconds)
 * 4 remembered  1 | 4 | device list block
 * 5 introduce   1 | 5 | id 16 | identity 32 | secret 32 | made i64 (unix seconds) | name block
 * 6 heard       1 | 6 | id 16
 * 7 confirm     1 | 7 | id 16 | mac 32
 * 8 to 10       of our own devices: {@link KinWire}
 * </pre>
 *
 * A block is a u16 length and so many bytes. May is a set of bits: 1 call, 2 relay, 4 keep; others are a newer
 * version's. A type that we do not know is a newer version's too, and is passed over.
 */
final class FriendWire {
    static final int FAMILY = 1;

    private static final int GREETING = 1;
    private static final int DECLINED = 2;
    private static final int ANCHORED = 3;
    private static final int REMEMBERED = 4;
    private static final int INTRODUCE = 5;
    private static final int HEARD = 6;
    private static final int CONFIRM = 7;
    private static final int HOUSEHOLD = 8;
    private static final int PERSON = 9;
    private static final int GONE = 10;
    private static final int NEWEST = GONE;

    private static final int CALL = 1;
    private static final int RELAY = 2;
    private static final int KEEP = 4;

    private FriendWire() {}

    /** Whether a frame on the control lane is about friendship. */
    static boolean isOurs(byte[] frame) {
        return frame.length > 0 && frame[0] == FAMILY;
    }

    static byte[] encode(FriendFrame frame) {
        ByteWriter out = new ByteWriter().u8(FAMILY);
        switch (frame) {
            case FriendFrame.Greeting greeting ->
                out.u8(GREETING)
                        .u8(FriendFrame.STANCES.indexOf(greeting.stance()))
                        .u8(bits(greeting.may()))
                        .block16(PlainText.encoded(greeting.name(), PlainText.NAME_LETTERS))
                        .block16(PlainText.encoded(greeting.note(), PlainText.NOTE_LETTERS))
                        .block16(greeting.devices().toArray());
            case FriendFrame.Declined() -> out.u8(DECLINED);
            case FriendFrame.Anchored anchored ->
                out.u8(ANCHORED).i64(anchored.agreed().getEpochSecond());
            case FriendFrame.Remembered remembered ->
                out.u8(REMEMBERED).block16(remembered.devices().toArray());
            case FriendFrame.Introduce introduce ->
                out.u8(INTRODUCE)
                        .bytes(introduce.id().toArray())
                        .bytes(introduce.identity().key())
                        .bytes(introduce.secret().toArray())
                        .i64(introduce.made().getEpochSecond())
                        .block16(PlainText.encoded(introduce.name(), PlainText.NAME_LETTERS));
            case FriendFrame.Heard heard -> out.u8(HEARD).bytes(heard.id().toArray());
            case FriendFrame.Confirm confirm ->
                out.u8(CONFIRM)
                        .bytes(confirm.id().toArray())
                        .bytes(confirm.mac().toArray());
            case FriendFrame.Kin kin -> KinWire.write(kin, out.u8(kind(kin)));
        }
        return out.toArray();
    }

    private static int kind(FriendFrame.Kin kin) {
        return switch (kin) {
            case FriendFrame.Kin.Household _ -> HOUSEHOLD;
            case FriendFrame.Kin.Person _ -> PERSON;
            case FriendFrame.Kin.Gone _ -> GONE;
        };
    }

    /** Empty when the frame is of a type that only newer versions know. */
    static Optional<FriendFrame> parse(byte[] frame) throws MalformedException {
        ByteReader in = new ByteReader(frame);
        if (in.u8() != FAMILY) {
            throw new MalformedException("a frame that is not about friendship");
        }
        int type = in.u8();
        if (type > NEWEST) {
            return Optional.empty();
        }
        FriendFrame parsed = switch (type) {
            case GREETING -> greeting(in);
            case DECLINED -> new FriendFrame.Declined();
            case ANCHORED -> new FriendFrame.Anchored(instant(in));
            case REMEMBERED -> new FriendFrame.Remembered(devices(in));
            case INTRODUCE -> introduce(in);
            case HEARD -> new FriendFrame.Heard(id(in));
            case CONFIRM -> new FriendFrame.Confirm(id(in), Octets.of(in.bytes(Hkdf.SHA256_BYTES)));
            case HOUSEHOLD -> KinWire.household(in);
            case PERSON -> KinWire.person(in);
            case GONE -> KinWire.gone(in);
            default -> throw new MalformedException("a type that no version has");
        };
        in.end();
        return Optional.of(parsed);
    }

    private static FriendFrame greeting(ByteReader in) throws MalformedException {
        int stance = in.u8();
        if (stance >= FriendFrame.STANCES.size()) {
            throw new MalformedException("a stance that there is not");
        }
        int may = in.u8();
        String name = name(in);
        String note = PlainText.note(in.block16(PlainText.NOTE_LETTERS * PlainText.LETTER_BYTES));
        return new FriendFrame.Greeting(FriendFrame.STANCES.get(stance), permissions(may), name, note, devices(in));
    }

    private static FriendFrame introduce(ByteReader in) throws MalformedException {
        Id id = id(in);
        PublicIdentity identity = PublicIdentity.of(in.bytes(PublicIdentity.KEY_BYTES));
        Octets secret = Octets.of(in.bytes(Hkdf.SHA256_BYTES));
        Instant made = instant(in);
        return new FriendFrame.Introduce(id, identity, name(in), secret, made);
    }

    static Permissions permissions(int may) {
        return new Permissions((may & CALL) != 0, (may & RELAY) != 0, (may & KEEP) != 0);
    }

    static int bits(Permissions may) {
        return (may.call() ? CALL : 0) | (may.relay() ? RELAY : 0) | (may.keep() ? KEEP : 0);
    }

    private static String name(ByteReader in) throws MalformedException {
        return PlainText.name(in.block16(PlainText.NAME_LETTERS * PlainText.LETTER_BYTES));
    }

    private static Octets devices(ByteReader in) throws MalformedException {
        return Octets.of(in.block16(DeviceList.MAX_BYTES));
    }

    private static Id id(ByteReader in) throws MalformedException {
        return Id.of(in.bytes(Id.BYTES));
    }

    private static Instant instant(ByteReader in) throws MalformedException {
        return WireTime.seconds(in.i64());
    }
}
