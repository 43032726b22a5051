package chat.warren.storage.file;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import chat.warren.crypto.primitive.Bytes;
import chat.warren.storage.DamagedProfileException;
import chat.warren.storage.StorageException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SealedFileTest {
    private final SplittableRandom random = new SplittableRandom(1);
    private final Attachment attachment = TransfersTest.attachment(1, "photo.png");

    @TempDir
    Path folder;

    private SealedFile open() throws StorageException {
        return SealedFile.open(folder, attachment, random);
    }

    private Path onDisk() {
        return folder.resolve(attachment.id().fileName());
    }

    @Test
    void agreesWithARememberEverythingModelInAnyOrder() throws StorageException {
        TreeMap<Long, byte[]> model = new TreeMap<>();
        for (int opened = 0; opened < 4; opened++) {
            try (SealedFile file = open()) {
                for (int i = 0; i < 12; i++) {
                    long chunk = random.nextInt(20);
                    byte[] content = Bytes.random(random, random.nextInt(SealedFile.CHUNK_BYTES + 1));
                    file.write(chunk, content);
                    model.put(chunk, content);
                }
                file.force();
                for (long chunk = 0; chunk < 22; chunk++) {
                    Optional<byte[]> read = file.read(chunk);
                    assertEquals(model.containsKey(chunk), read.isPresent(), "chunk " + chunk);
                    if (read.isPresent()) {
                        assertArrayEquals(model.get(chunk), read.get());
                    }
                }
                assertEquals(model.lastKey() + 1, file.chunks());
            }
        }
    }

    @Test
    void anyChangedByteOfAChunkIsDamageAndTheOthersCanBeRead() throws IOException {
        try (SealedFile file = open()) {
            file.write(0, new byte[10]);
            file.write(1, new byte[20]);
        }
        byte[] whole = Files.readAllBytes(onDisk());
        int stored = whole.length / 2;
        for (int i = 0; i < 100; i++) {
            byte[] changed = whole.clone();
            changed[random.nextInt(stored)] ^= (byte) (1 << random.nextInt(8));
            Files.write(onDisk(), changed);
            try (SealedFile file = open()) {
                assertThrows(DamagedProfileException.class, () -> file.read(0));
                assertEquals(20, file.read(1).orElseThrow().length);
            }
        }
    }

    @Test
    void chunksThatChangedPlacesAreDamage() throws IOException {
        try (SealedFile file = open()) {
            file.write(0, new byte[] {1});
            file.write(1, new byte[] {2});
        }
        byte[] whole = Files.readAllBytes(onDisk());
        int stored = whole.length / 2;
        byte[] swapped = new byte[whole.length];
        System.arraycopy(whole, stored, swapped, 0, stored);
        System.arraycopy(whole, 0, swapped, stored, stored);
        Files.write(onDisk(), swapped);
        try (SealedFile file = open()) {
            assertThrows(DamagedProfileException.class, () -> file.read(0));
        }
    }

    @Test
    void aTornLastChunkIsDamageAndNotAbsent() throws IOException {
        try (SealedFile file = open()) {
            file.write(0, new byte[] {1});
            file.write(1, new byte[] {2});
        }
        byte[] whole = Files.readAllBytes(onDisk());
        Files.write(onDisk(), java.util.Arrays.copyOf(whole, whole.length - 1));
        try (SealedFile file = open()) {
            assertThrows(DamagedProfileException.class, () -> file.read(1));
            assertArrayEquals(new byte[] {1}, file.read(0).orElseThrow());
        }
    }

    @Test
    void neitherItsNameNorItsSizeNorItsBytesTellMuch() throws IOException {
        byte[] content = "SECRET PICTURE".repeat(100).getBytes(java.nio.charset.StandardCharsets.US_ASCII);
        try (SealedFile file = open()) {
            file.write(0, content);
        }
        String bytes = new String(Files.readAllBytes(onDisk()), java.nio.charset.StandardCharsets.ISO_8859_1);
        assertFalse(bytes.contains("SECRET"));
        assertFalse(onDisk().getFileName().toString().contains("photo"));
        assertTrue(bytes.length() >= SealedFile.CHUNK_BYTES, "a short chunk takes the room of a long one");
    }

    @Test
    void aChunkThatIsTooLongIsRefused() throws StorageException {
        try (SealedFile file = open()) {
            assertThrows(IllegalArgumentException.class, () -> file.write(0, new byte[SealedFile.CHUNK_BYTES + 1]));
        }
    }
}
