package chat.warren.node.file;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import chat.warren.crypto.wire.MalformedException;
import chat.warren.node.file.FileFrame.Span;
import chat.warren.node.file.FileFrame.Why;
import chat.warren.node.file.tree.ContentId;
import chat.warren.node.lab.Noise;
import chat.warren.storage.row.Octets;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Friends run older versions: if the hex in here changes, the protocol changed. */
class FileWireTest {
    private static final String ID = "11".repeat(32);
    private static final ContentId CONTENT = new ContentId(Octets.of(hex(ID)));
    private static final FileFrame HAVE = new FileFrame.Have(CONTENT, List.of(new Span(0, 2), new Span(5, 1)));

    @Test
    void everyFrameKeepsItsBytes() throws MalformedException {
        keeps("01" + ID, new FileFrame.Seek(CONTENT));
        keeps("02" + ID + "0002 00000000 00000002 00000005 00000001", HAVE);
        keeps("03" + ID + "02", new FileFrame.Lack(CONTENT, Why.CHANGED));
        keeps("04" + ID + "00000007 00000010", new FileFrame.Ask(CONTENT, new Span(7, 16)));
        keeps("05" + ID, new FileFrame.Withdraw(CONTENT));
    }

    @Test
    void aBlockKeepsItsBytes() throws MalformedException {
        byte[] sibling = new byte[32];
        Arrays.fill(sibling, (byte) 0x22);
        String text = "06" + ID + "00000003 01" + "22".repeat(32) + "0a0b";
        FileFrame.Block block = new FileFrame.Block(CONTENT, 3, List.of(sibling), new byte[] {10, 11});
        assertArrayEquals(hex(text), FileWire.encode(block));
        FileFrame.Block read = (FileFrame.Block) FileWire.parse(hex(text));
        assertEquals(3, read.number());
        assertArrayEquals(sibling, read.proof().getFirst());
        assertArrayEquals(new byte[] {10, 11}, read.bytes());
    }

    @Test
    void nonsenseIsRefused() {
        for (String nonsense : new String[] {
            "",
            "01" + "11".repeat(31),
            "01" + ID + "00",
            "07" + ID,
            "02" + ID + "0401", // More spans than are said at once.
            "02" + ID + "0002 00000000 00000002 00000002 00000001", // Two that touch.
            "03" + ID + "09",
            "04" + ID + "00000007 00000000",
            "04" + ID + "10000000 00000001", // Beyond the largest content.
            "06" + ID + "00000003 1d",
            "06" + ID + "00000003 00" + "00".repeat((64 << 10) + 1),
        }) {
            assertThrows(MalformedException.class, () -> FileWire.parse(hex(nonsense)), nonsense);
        }
    }

    @Test
    void noiseIsOnlyMalformed() {
        Noise.isOnlyMalformed(FileWire.encode(HAVE), FileWire::parse);
        Noise.flipsAreOnlyMalformed(FileWire.encode(HAVE), FileWire::parse);
    }

    private static void keeps(String text, FileFrame frame) throws MalformedException {
        assertArrayEquals(hex(text), FileWire.encode(frame), HexFormat.of().formatHex(FileWire.encode(frame)));
        assertEquals(frame, FileWire.parse(hex(text)));
    }

    private static byte[] hex(String spaced) {
        return HexFormat.of().parseHex(spaced.replace(" ", ""));
    }
}
