package chat.warren.node.file.disk;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import chat.warren.crypto.wire.MalformedException;
import chat.warren.node.file.disk.Manifest.Entry;
import chat.warren.node.file.tree.Content;
import chat.warren.node.lab.Noise;
import java.util.Collections;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

class LayoutTest {
    private static final Manifest SOME = new Manifest(
            List.of(new Entry(List.of("a.txt"), 0), new Entry(List.of("b", "c.bin"), Content.BLOCK_BYTES + 1)));

    @Test
    void aManifestKeepsItsBytes() throws MalformedException {
        String hex = "01 00000002 01 0005612e747874 0000000000000000 02 000162 0005632e62696e 0000000000010001";
        assertArrayEquals(HexFormat.of().parseHex(hex.replace(" ", "")), SOME.encoded());
        assertEquals(SOME, Manifest.parse(SOME.encoded()));
    }

    @Test
    void noiseIsOnlyMalformed() {
        Noise.isOnlyMalformed(SOME.encoded(), Manifest::parse);
        Noise.flipsAreOnlyMalformed(SOME.encoded(), Manifest::parse);
    }

    @Test
    void everyFileBeginsWithABlockOfItsOwn() throws MalformedException {
        Layout layout = Layout.ofFolder(SOME, SOME.encoded().length);
        assertEquals(1, layout.manifestBlocks());
        assertEquals("c.bin", layout.at(1).path().getLast());
        assertEquals("c.bin", layout.at(2).path().getLast());
        assertThrows(IllegalArgumentException.class, () -> layout.at(3));
        assertEquals(2L * Content.BLOCK_BYTES + 1, layout.bytes(SOME.encoded().length));
    }

    @Test
    void noTwoFilesLandInOnePlace() throws MalformedException {
        Manifest hostile = new Manifest(List.of(
                new Entry(List.of("x"), 1),
                new Entry(List.of("X"), 1),
                new Entry(List.of("x", "y"), 1), // A folder of the name that a file has.
                new Entry(List.of("..", "up"), 1),
                new Entry(List.of("", ""), 1),
                new Entry(List.of("\u202Ex"), 1),
                new Entry(List.of("x", "Y"), 1),
                new Entry(List.of("file", "file"), 1)));
        Set<String> places = new HashSet<>();
        Set<String> folders = new HashSet<>();
        for (Layout.Part part :
                Layout.ofFolder(hostile, hostile.encoded().length).safe().parts()) {
            assertTrue(places.add(SafeName.folded(String.join("/", part.path()))), part.toString());
            if (part.path().size() > 1) {
                folders.add(SafeName.folded(part.path().getFirst()));
            }
            part.path().forEach(name -> assertEquals(name, SafeName.of(name)));
        }
        folders.retainAll(places);
        assertEquals(Set.of(), folders, "a file and a folder of one name");
    }

    @Test
    void aFolderThatIsTooLargeForAnyContentIsRefused() {
        Manifest huge = new Manifest(
                List.of(new Entry(List.of("a"), Content.MAX_BYTES), new Entry(List.of("b"), Content.MAX_BYTES)));
        assertThrows(MalformedException.class, () -> Layout.ofFolder(huge, 100));
    }

    /** Counting each up from two would take hours. */
    @Test
    void aHundredThousandOfOneNameAreCountedOnce() throws MalformedException {
        Manifest hostile = new Manifest(Collections.nCopies(Manifest.MAX_FILES, new Entry(List.of("a.txt"), 0)));
        List<Layout.Part> parts =
                Layout.ofFolder(hostile, hostile.encoded().length).safe().parts();
        assertEquals(List.of("a.txt"), parts.getFirst().path());
        assertEquals(List.of("a (100000).txt"), parts.getLast().path());
    }
}
