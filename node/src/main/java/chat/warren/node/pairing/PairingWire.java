package chat.warren.node.pairing;

import chat.warren.crypto.identity.DeviceList;
import chat.warren.crypto.primitive.Ed25519;
import chat.warren.crypto.wire.ByteReader;
import chat.warren.crypto.wire.ByteWriter;
import chat.warren.crypto.wire.MalformedException;
import chat.warren.node.friend.PlainText;
import chat.warren.storage.row.Octets;
import chat.warren.storage.settings.Setting;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Frames of pairing on the control lane, big-endian. The first byte says whose a frame is: 2 is ours.
 *
 * <pre>
 * 1 hello     2 | 1 | name block
 * 2 welcome   2 | 2 | owner's name block | device list block | n u16 | n times: name block | value block
 * 3 stored    2 | 3
 * 4 refused   2 | 4
 * 5 agreed    2 | 5 | consent 64 (docs/identities.md)
 * </pre>
 *
 * A block is a u16 length and so many bytes. A type that we do not know is a newer version's, and is passed over.
 */
final class PairingWire {
    /** All settings of one user are some dozens, of a few words each. */
    static final int MOST_SETTINGS = 512;

    static final int MOST_SETTING_BYTES = 4_096;

    /** So much of settings goes into one frame, which has 128 KiB. */
    static final int MOST_SETTINGS_BYTES = 96 << 10;

    private static final int FAMILY = 2;
    private static final int HELLO = 1;
    private static final int WELCOME = 2;
    private static final int STORED = 3;
    private static final int REFUSED = 4;
    private static final int AGREED = 5;

    private PairingWire() {}

    static byte[] encode(PairingFrame frame) {
        ByteWriter out = new ByteWriter().u8(FAMILY);
        switch (frame) {
            case PairingFrame.Hello(String name) ->
                out.u8(HELLO).block16(PlainText.encoded(name, PlainText.NAME_LETTERS));
            case PairingFrame.Welcome welcome -> {
                out.u8(WELCOME)
                        .block16(PlainText.encoded(welcome.owner(), PlainText.NAME_LETTERS))
                        .block16(welcome.devices().toArray())
                        .u16(welcome.settings().size());
                for (Setting setting : welcome.settings()) {
                    out.block16(setting.name().getBytes(StandardCharsets.UTF_8))
                            .block16(setting.value().getBytes(StandardCharsets.UTF_8));
                }
            }
            case PairingFrame.Stored() -> out.u8(STORED);
            case PairingFrame.Refused() -> out.u8(REFUSED);
            case PairingFrame.Agreed(Octets consent) -> out.u8(AGREED).bytes(consent.toArray());
        }
        return out.toArray();
    }

    /** Empty when the frame is somebody else's, or of a type that only newer versions know. */
    static Optional<PairingFrame> parse(byte[] frame) throws MalformedException {
        ByteReader in = new ByteReader(frame);
        if (in.u8() != FAMILY) {
            return Optional.empty();
        }
        int type = in.u8();
        if (type > AGREED) {
            return Optional.empty();
        }
        PairingFrame parsed = switch (type) {
            case HELLO ->
                new PairingFrame.Hello(PlainText.name(in.block16(PlainText.NAME_LETTERS * PlainText.LETTER_BYTES)));
            case WELCOME -> welcome(in);
            case STORED -> new PairingFrame.Stored();
            case REFUSED -> new PairingFrame.Refused();
            case AGREED -> new PairingFrame.Agreed(Octets.of(in.bytes(Ed25519.SIGNATURE_BYTES)));
            default -> throw new MalformedException("a type that no version has");
        };
        in.end();
        return Optional.of(parsed);
    }

    private static PairingFrame welcome(ByteReader in) throws MalformedException {
        String owner = PlainText.name(in.block16(PlainText.NAME_LETTERS * PlainText.LETTER_BYTES));
        Octets devices = Octets.of(in.block16(DeviceList.MAX_BYTES));
        int count = in.u16();
        if (count > MOST_SETTINGS) {
            throw new MalformedException("more settings than there are");
        }
        List<Setting> settings = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            settings.add(new Setting(text(in), text(in)));
        }
        return new PairingFrame.Welcome(owner, devices, settings);
    }

    private static String text(ByteReader in) throws MalformedException {
        return new String(in.block16(MOST_SETTING_BYTES), StandardCharsets.UTF_8);
    }
}
