package chat.warren.node.lan.visible;

import chat.warren.crypto.primitive.X25519;
import chat.warren.crypto.wire.ByteReader;
import chat.warren.crypto.wire.ByteWriter;
import chat.warren.crypto.wire.MalformedException;
import java.util.HexFormat;

/**
 * What somebody who is visible calls out to the group of beacons, big-endian, 106 bytes always:
 *
 * <pre>
 * 'w' 'r' 'n' 'v' | version u8 = 1 | port u16 | day u16 | key 32 | name length u8 | name 64
 * </pre>
 *
 * The key is an X25519 key for these ten minutes; the day, since 1970 in UTC, is where the chain of keys begins that
 * whoever answers shares with them. They are to be answered at that port of the address it came from.
 */
public record Announcement(String key, int port, int day, Nickname name) {
    public static final int BYTES = 4 + 1 + 2 + 2 + X25519.KEY_BYTES + Nickname.WIRE_BYTES;

    private static final String MARK = HexFormat.of().formatHex(new byte[] {'w', 'r', 'n', 'v'});
    private static final int VERSION = 1;

    static Announcement of(byte[] publicKey, int port, int day, Nickname name) {
        return new Announcement(HexFormat.of().formatHex(publicKey), port, day, name);
    }

    byte[] publicKey() {
        return HexFormat.of().parseHex(key);
    }

    public byte[] encode() {
        ByteWriter out = new ByteWriter()
                .bytes(HexFormat.of().parseHex(MARK))
                .u8(VERSION)
                .u16(port)
                .u16(day)
                .bytes(publicKey());
        name.write(out);
        return out.toArray();
    }

    public static Announcement parse(byte[] datagram) throws MalformedException {
        if (datagram.length != BYTES) {
            throw new MalformedException("an announcement has " + BYTES + " bytes");
        }
        ByteReader in = new ByteReader(datagram);
        if (!HexFormat.of().formatHex(in.bytes(4)).equals(MARK) || in.u8() != VERSION) {
            throw new MalformedException("not an announcement of this version");
        }
        int port = in.u16();
        int day = in.u16();
        if (port == 0) {
            throw new MalformedException("nobody can be answered at port 0");
        }
        return of(in.bytes(X25519.KEY_BYTES), port, day, Nickname.read(in));
    }

    /** The key in part: enough to tell two of one name apart. */
    @Override
    public String toString() {
        return name.text() + " (" + key.substring(0, 8) + "…)";
    }
}
