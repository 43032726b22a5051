package chat.warren.simulator.file;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.FileNotFoundException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.ClosedChannelException;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class SimDiskTest {
    private static final int ROOMY = 1 << 20;

    @Test
    void givesBackWhatWasWrittenAnywhereInTheFile() throws IOException {
        SimDisk disk = disk(1);
        SplittableRandom random = new SplittableRandom(1);
        byte[] model = new byte[5000];
        int length = 0;
        try (SimFile file = disk.open("a")) {
            for (int i = 0; i < 500; i++) {
                byte[] some = new byte[random.nextInt(1, 900)];
                random.nextBytes(some);
                int at = random.nextInt(model.length - some.length);
                System.arraycopy(some, 0, model, at, some.length);
                length = Math.max(length, at + some.length);
                assertEquals(some.length, file.position(at).write(ByteBuffer.wrap(some)));
                if (random.nextInt(20) == 0) {
                    length = random.nextInt(length + 1);
                    Arrays.fill(model, length, model.length, (byte) 0);
                    file.truncate(length);
                }
                assertEquals(length, file.size());
                assertEquals(ByteBuffer.wrap(model, 0, length), ByteBuffer.wrap(all(file)));
            }
        }
    }

    @Test
    void whatWasSyncedSurvivesEveryCrash() throws IOException {
        for (long seed = 0; seed < 200; seed++) {
            SimDisk disk = disk(seed);
            SimFile file = disk.open("journal");
            disk.syncNames();
            put(file, 0, "acknowledged");
            file.sync();
            put(file, 12, " and not");
            disk.crash();
            assertThrows(ClosedChannelException.class, file::sync);
            assertTrue(text(disk, "journal").startsWith("acknowledged"), "seed " + seed);
        }
    }

    @Test
    void unsyncedWritesAreThereOrGoneOrTornAtSectors() throws IOException {
        Set<String> outcomes = new HashSet<>();
        for (long seed = 0; seed < 300; seed++) {
            SimDisk disk = disk(seed);
            SimFile file = disk.open("a");
            put(file, 0, ".".repeat(2048));
            file.sync();
            disk.syncNames();
            put(file, 100, "x".repeat(1700));
            disk.crash();
            String after = text(disk, "a");
            assertEquals(2048, after.length());
            outcomes.add(shape(after));
        }
        // Sectors end at 512, 1024, 1536, 2048: the write touches four of them, and every subset may survive.
        assertEquals(16, outcomes.size());
    }

    @Test
    void laterWritesMaySurviveWithoutEarlierOnes() throws IOException {
        Set<String> outcomes = new HashSet<>();
        for (long seed = 0; seed < 100; seed++) {
            SimDisk disk = disk(seed);
            SimFile file = disk.open("a");
            file.sync();
            disk.syncNames();
            put(file, 0, "1");
            put(file, 1, "2");
            disk.crash();
            outcomes.add(text(disk, "a"));
        }
        assertEquals(Set.of("", "1", "12", "\0" + "2"), outcomes);
    }

    @Test
    void aNewNameIsSafeOnlyAfterTheNamesWereSynced() throws IOException {
        int kept = 0;
        for (long seed = 0; seed < 100; seed++) {
            SimDisk disk = disk(seed);
            SimFile file = disk.open("a");
            put(file, 0, "text");
            file.sync();
            disk.crash();
            kept += disk.exists("a") ? 1 : 0;
        }
        assertTrue(kept > 20 && kept < 80, kept + " of 100 names survived");
    }

    @Test
    void aRenameReplacesWholeOrNotAtAll() throws IOException {
        Set<String> outcomes = new HashSet<>();
        for (long seed = 0; seed < 100; seed++) {
            SimDisk disk = disk(seed);
            write(disk, "settings", "old");
            write(disk, "settings.new", "new");
            disk.syncNames();
            disk.rename("settings.new", "settings");
            assertEquals("new", text(disk, "settings"));
            assertEquals(List.of("settings"), disk.names());
            disk.crash();
            outcomes.add(text(disk, "settings") + disk.names().size());
        }
        assertEquals(Set.of("old2", "new1"), outcomes);
    }

    @Test
    void aDeletedFileMayComeBackUntilTheNamesAreSynced() throws IOException {
        SimDisk disk = disk(1);
        write(disk, "a", "text");
        disk.syncNames();
        disk.delete("a");
        disk.syncNames();
        disk.crash();
        assertFalse(disk.exists("a"));
        assertThrows(FileNotFoundException.class, () -> disk.delete("a"));
    }

    @Test
    void aFullDiskTakesWhatFitsAndThenSaysSo() throws IOException {
        SimDisk disk = new SimDisk(new SplittableRandom(1), 10);
        SimFile file = disk.open("a");
        assertEquals(8, file.write(ByteBuffer.wrap(new byte[8])));
        assertEquals(2, file.write(ByteBuffer.wrap(new byte[8])));
        IOException full = assertThrows(IOException.class, () -> file.write(ByteBuffer.wrap(new byte[1])));
        assertEquals("No space left on device", full.getMessage());
        assertEquals(10, file.position(0).write(ByteBuffer.wrap(new byte[10])), "overwriting needs no room");
        disk.capacity(11);
        assertEquals(1, file.write(ByteBuffer.wrap(new byte[5])));
    }

    @Test
    void aFailedSyncLosesWhatTheNextOneSeemsToSave() throws IOException {
        SimDisk disk = disk(1);
        write(disk, "a", "safe");
        disk.syncNames();
        SimFile file = disk.open("a");
        disk.failSyncAfter(0);
        put(file, 4, " lost");
        assertThrows(IOException.class, file::sync);
        file.sync();
        assertEquals("safe lost", text(disk, "a"));
        disk.crash();
        assertEquals("safe", text(disk, "a"));
    }

    @Test
    void badSectorsFailToReadAndOthersDoNot() throws IOException {
        SimDisk disk = disk(1);
        write(disk, "a", "0123456789");
        disk.failReads("a", 4, 6);
        SimFile file = disk.open("a");
        assertEquals(4, file.read(ByteBuffer.allocate(4)));
        assertThrows(IOException.class, () -> file.read(ByteBuffer.allocate(1)));
        assertEquals(4, file.position(6).read(ByteBuffer.allocate(4)));
        assertEquals(-1, file.read(ByteBuffer.allocate(4)));
    }

    @Test
    void rotFlipsAsManyBitsAsSaid() throws IOException {
        SimDisk disk = disk(3);
        String text = "a".repeat(1000);
        write(disk, "a", text);
        disk.rot("a", 1);
        String rotten = text(disk, "a");
        assertNotEquals(text, rotten);
        int flipped = 0;
        for (int i = 0; i < text.length(); i++) {
            flipped += Integer.bitCount((text.charAt(i) ^ rotten.charAt(i)) & 0xff);
        }
        assertEquals(1, flipped);
    }

    @Test
    void theSameSeedTearsTheSameWay() throws IOException {
        for (long seed = 0; seed < 20; seed++) {
            assertEquals(tornWith(seed), tornWith(seed));
        }
    }

    private static String tornWith(long seed) throws IOException {
        SimDisk disk = disk(seed);
        SimFile file = disk.open("a");
        disk.syncNames();
        for (int i = 0; i < 10; i++) {
            put(file, i * 700, String.valueOf(i).repeat(900));
        }
        disk.crash();
        return text(disk, "a");
    }

    /** One character per sector: whether the write's bytes are in it. */
    private static String shape(String text) {
        StringBuilder shape = new StringBuilder();
        for (int at = 256; at < text.length(); at += 512) {
            shape.append(text.charAt(at));
        }
        return shape.toString();
    }

    private static SimDisk disk(long seed) {
        return new SimDisk(new SplittableRandom(seed), ROOMY);
    }

    private static void write(SimDisk disk, String name, String text) throws IOException {
        try (SimFile file = disk.open(name)) {
            put(file, 0, text);
            file.sync();
        }
    }

    private static void put(SimFile file, int at, String text) throws IOException {
        ByteBuffer bytes = ByteBuffer.wrap(text.getBytes(UTF_8));
        assertEquals(bytes.capacity(), file.position(at).write(bytes));
    }

    private static String text(SimDisk disk, String name) throws IOException {
        try (SimFile file = disk.open(name)) {
            return new String(all(file), ISO_8859_1);
        }
    }

    private static byte[] all(SimFile file) throws IOException {
        ByteBuffer bytes = ByteBuffer.allocate((int) file.size());
        file.position(0);
        if (bytes.hasRemaining()) {
            assertEquals(bytes.capacity(), file.read(bytes));
        }
        return bytes.array();
    }
}
