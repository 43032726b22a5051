package chat.warren.node.chat.wire;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import chat.warren.crypto.wire.MalformedException;
import chat.warren.node.chat.wire.ChatFrame.Reason;
import chat.warren.node.chat.wire.ChatFrame.Refused;
import chat.warren.node.lab.Noise;
import chat.warren.storage.chat.ConversationId;
import chat.warren.storage.row.Id;
import chat.warren.storage.row.Octets;
import java.time.Instant;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

/** Friends run older versions: if a hex text here changes, the protocol changed. */
class ChatWireTest {
    private static final Octets MAILBOX = Octets.of(filled(16, 0xaa));
    private static final Id NAME = Id.of(filled(16, 0xbb));
    private static final Octets ENVELOPE = Octets.of(filled(128, 0xee));
    private static final String E = "ee".repeat(128);
    private static final Instant UNTIL = Instant.ofEpochSecond(0x6542);

    private static byte[] filled(int length, int value) {
        byte[] bytes = new byte[length];
        Arrays.fill(bytes, (byte) value);
        return bytes;
    }

    private static void golden(String hex, ChatFrame frame) throws MalformedException {
        assertEquals(hex, HexFormat.of().formatHex(ChatWire.encode(frame)));
        assertEquals(Optional.of(frame), ChatWire.parse(HexFormat.of().parseHex(hex)));
    }

    @Test
    void framesKeepTheirBytes() throws MalformedException {
        golden("01" + "01" + "0123456789abcdef" + "00000001", new ChatFrame.Hello(0x0123456789abcdefL, 1));
        golden("02" + "00000080" + E + "00000080" + E, new ChatFrame.Envelopes(List.of(ENVELOPE, ENVELOPE)));
        golden(
                "03" + "0000000000000007" + "0000000000000002" + "01" + "0000000000000006" + "00",
                new ChatFrame.Handled(7, List.of(new Refused(2, Reason.TOO_EARLY), new Refused(6, Reason.NOT_OURS))));
        golden("04" + "cc".repeat(16) + "01", new ChatFrame.Typing(ConversationId.of(filled(16, 0xcc)), true));
        golden("05" + "aa".repeat(16) + "0000000000006542" + E, new ChatFrame.Deposit(MAILBOX, UNTIL, ENVELOPE));
        golden(
                "06" + "aa".repeat(16) + "bb".repeat(16) + "0000000000006542",
                new ChatFrame.Promised(MAILBOX, NAME, UNTIL));
        golden("07" + "aa".repeat(32), new ChatFrame.Fetch(List.of(MAILBOX, MAILBOX)));
        golden("08" + "aa".repeat(16) + E, new ChatFrame.Kept(MAILBOX, ENVELOPE));
        golden("09" + "aa".repeat(16) + "bb".repeat(16), new ChatFrame.Taken(MAILBOX, NAME));
        golden("0a" + "01", new ChatFrame.Fetched(true));
    }

    @Test
    void framesOfLaterVersionsArePassedOver() throws MalformedException {
        assertEquals(Optional.empty(), ChatWire.parse(new byte[] {99, 1, 2, 3}));
        assertEquals(
                Optional.of(new ChatFrame.Hello(0, 0)),
                ChatWire.parse(HexFormat.of().parseHex("01" + "02" + "0000000000000000" + "00000000" + "ffff")));
    }

    @Test
    void lyingLengthsAndCountsAreRefused() {
        refused("");
        refused("00");
        refused("02");
        refused("02" + "ffffffff" + E);
        refused("02" + "0000007f" + E);
        refused("03" + "0000000000000001" + "0000000000000001" + "00");
        refused("03" + "0000000000000009" + "0000000000000002" + "00" + "0000000000000002" + "00");
        refused("03" + "ffffffffffffffff");
        refused("04" + "cc".repeat(16) + "02");
        refused("06" + "aa".repeat(16) + "bb".repeat(16) + "ffffffffffffffff");
        refused("07" + "aa".repeat(17));
        refused("07" + "aa".repeat(16 * 513));
        refused("0a" + "0100");
    }

    private static void refused(String hex) {
        assertThrows(
                MalformedException.class, () -> ChatWire.parse(HexFormat.of().parseHex(hex)), hex);
    }

    @Test
    void noiseIsRefusedAndNothingElse() {
        SplittableRandom random = new SplittableRandom(6);
        List<byte[]> samples = List.of(
                ChatWire.encode(new ChatFrame.Hello(5, 1)),
                ChatWire.encode(new ChatFrame.Envelopes(List.of(ENVELOPE, ENVELOPE))),
                ChatWire.encode(new ChatFrame.Handled(7, List.of(new Refused(2, Reason.NONSENSE)))),
                ChatWire.encode(new ChatFrame.Deposit(MAILBOX, UNTIL, ENVELOPE)),
                ChatWire.encode(new ChatFrame.Promised(MAILBOX, NAME, UNTIL)),
                ChatWire.encode(new ChatFrame.Fetch(List.of(MAILBOX))));
        for (int i = 0; i < 100_000; i++) {
            byte[] bytes = samples.get(random.nextInt(samples.size())).clone();
            if (i % 4 == 0) {
                random.nextBytes(bytes);
                bytes[0] = (byte) random.nextInt(12);
            }
            bytes[random.nextInt(bytes.length)] ^= (byte) (1 << random.nextInt(8));
            Noise.mayRefuse(Arrays.copyOf(bytes, random.nextInt(bytes.length + 1)), ChatWire::parse);
            Noise.mayRefuse(bytes, ChatWire::parse);
        }
    }
}
