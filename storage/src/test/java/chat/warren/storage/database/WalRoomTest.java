package chat.warren.storage.database;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import chat.warren.crypto.primitive.Secret;
import chat.warren.storage.StorageException;
import chat.warren.storage.settings.Settings;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.SplittableRandom;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class WalRoomTest {
    private final Settings settings = new Settings();

    @TempDir
    Path folder;

    private Path wal;

    @BeforeEach
    void wal() {
        wal = folder.resolve("db-wal");
    }

    private static Database open(Path file, long seed) throws StorageException {
        return Database.open(
                file, new Keyring(Secret.owning(new byte[32])), new SplittableRandom(seed), Schema.current());
    }

    private void write(Database database, int times) throws StorageException {
        for (int i = 0; i < times; i++) {
            String value = "green " + i;
            database.change(transaction -> settings.set(transaction, "colour", value));
        }
    }

    private Optional<String> colour(Database database) throws StorageException {
        return database.read(snapshot -> settings.get(snapshot, "colour"));
    }

    @Test
    void smallCommitsDoNotMakeTheFileLonger() throws IOException {
        try (Database database = open(folder.resolve("db"), 1)) {
            write(database, 1);
            long before = Files.size(wal);
            write(database, 20);
            assertEquals(before, Files.size(wal));
        }
    }

    @Test
    void theFileGrowsAgainOnceItIsFullOrCutBack() throws IOException {
        try (Database database = open(folder.resolve("db"), 1)) {
            write(database, 1);
            long before = Files.size(wal);
            database.change(transaction -> settings.set(transaction, "novel", "x".repeat(2 << 20)));
            long after = Files.size(wal);
            assertTrue(after > before + (2 << 20), () -> before + " and then " + after);
            write(database, 1);
            assertEquals(after, Files.size(wal));

            database.scrub();
            assertEquals(0, Files.size(wal));
            write(database, 1);
            long anew = Files.size(wal);
            assertTrue(anew > 1 << 20 && anew < after, () -> "anew " + anew);
            write(database, 5);
            assertEquals(anew, Files.size(wal));
            assertEquals(Optional.of("green 4"), colour(database));
        }
    }

    @Test
    void whoeverFindsTheFilesOfOneThatWasKilledReadsAllThatWasCommitted() throws IOException {
        Path copy = Files.createDirectory(folder.resolve("copy"));
        try (Database database = open(folder.resolve("db"), 1)) {
            write(database, 1);
            database.scrub();
            write(database, 30);
            Files.copy(folder.resolve("db"), copy.resolve("db"));
            Files.copy(wal, copy.resolve("db-wal"));
        }
        try (Database found = open(copy.resolve("db"), 2)) {
            assertEquals(Optional.of("green 29"), colour(found));
            found.checkSound();
            write(found, 40);
            assertEquals(Optional.of("green 39"), colour(found));
        }
    }
}
