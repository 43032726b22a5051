package chat.warren.storage.database;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import chat.warren.crypto.primitive.Secret;
import chat.warren.storage.DamagedProfileException;
import chat.warren.storage.FullDiskException;
import chat.warren.storage.NewerProfileException;
import chat.warren.storage.ProfileInUseException;
import chat.warren.storage.StorageException;
import chat.warren.storage.settings.Settings;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DatabaseTest {
    private final Settings settings = new Settings();

    @TempDir
    Path folder;

    private Database open() throws StorageException {
        return open(Schema.current());
    }

    private Database open(Schema schema) throws StorageException {
        Keyring keys = new Keyring(Secret.owning(new byte[32]));
        return Database.open(
                folder.resolve("db"),
                keys,
                new SplittableRandom(Thread.currentThread().threadId()),
                schema);
    }

    @Test
    void keepsWhatWasWrittenBeforeItWasClosed() throws StorageException {
        try (Database database = open()) {
            database.change(transaction -> settings.set(transaction, "colour", "green"));
        }
        try (Database database = open()) {
            assertEquals(Optional.of("green"), database.read(snapshot -> settings.get(snapshot, "colour")));
        }
    }

    @Test
    void aChangeThatFailsLeavesNothingBehind() throws StorageException {
        try (Database database = open()) {
            assertThrows(
                    ArithmeticException.class,
                    () -> database.change(transaction -> {
                        settings.set(transaction, "colour", "green");
                        throw new ArithmeticException();
                    }));
            assertEquals(Optional.empty(), database.read(snapshot -> settings.get(snapshot, "colour")));
            database.change(transaction -> settings.set(transaction, "colour", "red"));
            assertEquals(Optional.of("red"), database.read(snapshot -> settings.get(snapshot, "colour")));
        }
    }

    @Test
    void aSnapshotDoesNotSeeWhatIsWrittenMeanwhile() throws StorageException {
        try (Database database = open()) {
            database.change(transaction -> settings.set(transaction, "colour", "green"));
            List<Optional<String>> seen = database.read(snapshot -> {
                Optional<String> before = settings.get(snapshot, "colour");
                database.change(transaction -> settings.set(transaction, "colour", "red"));
                return List.of(before, settings.get(snapshot, "colour"));
            });
            assertEquals(List.of(Optional.of("green"), Optional.of("green")), seen);
            assertEquals(Optional.of("red"), database.read(snapshot -> settings.get(snapshot, "colour")));
        }
    }

    @Test
    void aTransactionSeesItsOwnChanges() throws StorageException {
        try (Database database = open()) {
            Optional<String> seen = database.write(transaction -> {
                settings.set(transaction, "colour", "green");
                return settings.get(transaction, "colour");
            });
            assertEquals(Optional.of("green"), seen);
        }
    }

    @Test
    void aChangeWithinAChangeIsRefusedRatherThanWaitedForForEver() throws StorageException {
        try (Database database = open()) {
            assertThrows(
                    IllegalStateException.class,
                    () -> database.change(outer -> database.change(inner -> settings.set(inner, "a", "b"))));
        }
    }

    @Test
    void aSnapshotIsOverWhenItsWorkIs() throws StorageException {
        try (Database database = open()) {
            Snapshot escaped = database.read(snapshot -> snapshot);
            assertThrows(IllegalStateException.class, () -> settings.get(escaped, "colour"));
        }
    }

    @Test
    void changesThatWaitTogetherAreAllKeptAndEachFailsAlone() throws Exception {
        int writers = 8;
        int each = 50;
        List<String> failed = Collections.synchronizedList(new ArrayList<>());
        List<String> followed = Collections.synchronizedList(new ArrayList<>());
        try (Database database = open()) {
            CountDownLatch start = new CountDownLatch(1);
            List<Thread> threads = new ArrayList<>();
            for (int writer = 0; writer < writers; writer++) {
                String name = "w" + writer;
                threads.add(Thread.startVirtualThread(() -> writeMany(database, start, name, each, failed, followed)));
            }
            start.countDown();
            for (Thread thread : threads) {
                thread.join();
            }
            for (int writer = 0; writer < writers; writer++) {
                for (int i = 0; i < each; i++) {
                    String key = "w" + writer + "." + i;
                    boolean bad = i % 10 == 3;
                    assertEquals(
                            bad ? Optional.empty() : Optional.of("yes"),
                            database.read(snapshot -> settings.get(snapshot, key)),
                            key);
                    assertEquals(bad, failed.contains(key), key);
                    assertEquals(!bad, followed.contains(key), key);
                }
            }
        }
    }

    private void writeMany(
            Database database,
            CountDownLatch start,
            String name,
            int each,
            List<String> failed,
            List<String> followed) {
        for (int i = 0; i < each; i++) {
            String key = name + "." + i;
            boolean bad = i % 10 == 3;
            try {
                start.await();
                database.change(transaction -> {
                    settings.set(transaction, key, "yes");
                    transaction.afterCommit(() -> followed.add(key));
                    if (bad) {
                        throw new ArithmeticException(key);
                    }
                });
            } catch (ArithmeticException expected) {
                failed.add(key);
                assertEquals(key, expected.getMessage());
            } catch (StorageException | InterruptedException e) {
                throw new AssertionError(e);
            }
        }
    }

    @Test
    void aRowMovedToAnotherPlaceDoesNotOpen() throws StorageException {
        try (Database database = open()) {
            database.change(transaction -> {
                settings.set(transaction, "a", "1");
                settings.set(transaction, "b", "2");
            });
            database.change(transaction -> transaction.execute(
                    "UPDATE setting SET box = (SELECT box FROM setting WHERE place = 2) WHERE place = 1"));
            assertThrows(DamagedProfileException.class, () -> database.read(snapshot -> settings.get(snapshot, "a")));
            assertEquals(Optional.of("2"), database.read(snapshot -> settings.get(snapshot, "b")));
        }
    }

    @Test
    void rowsListedInAnotherOrderAreNoticed() throws StorageException {
        try (Database database = open()) {
            database.change(transaction -> settings.set(transaction, "a", "1"));
            database.change(transaction -> transaction.execute("UPDATE setting SET place = 77"));
            assertThrows(
                    DamagedProfileException.class, () -> database.read(snapshot -> settings.page(snapshot, 0, 10)));
        }
    }

    @Test
    void placesAreNeverUsedAgain() throws StorageException {
        try (Database database = open()) {
            database.change(transaction -> settings.set(transaction, "a", "1"));
            database.change(transaction -> settings.reset(transaction, "a"));
            database.change(transaction -> settings.set(transaction, "b", "2"));
            assertEquals(
                    2,
                    database.read(snapshot -> settings.page(snapshot, 0, 10))
                            .getFirst()
                            .place());
        }
    }

    @Test
    void aNewerVersionIsToldApartAndNotTouched() throws Exception {
        try (Database database = open()) {
            database.change(transaction -> transaction.execute("PRAGMA user_version = 99"));
        }
        byte[] before = Files.readAllBytes(folder.resolve("db"));
        NewerProfileException told = assertThrows(NewerProfileException.class, this::open);
        assertTrue(String.valueOf(told.getMessage()).contains("99"));
        assertEquals(
                java.util.HexFormat.of().formatHex(before),
                java.util.HexFormat.of().formatHex(Files.readAllBytes(folder.resolve("db"))));
    }

    @Test
    void aFileThatIsNoDatabaseIsDamaged() throws Exception {
        Files.write(folder.resolve("db"), new byte[8192]);
        Files.writeString(folder.resolve("db"), "this is not a database, whatever its name says");
        assertThrows(DamagedProfileException.class, this::open);
    }

    @Test
    void laterVersionsMoveTheDataOfEarlierOnes() throws StorageException {
        try (Database database = open()) {
            database.change(transaction -> settings.set(transaction, "colour", "green"));
        }
        // As a version 2 might: a new table, filled from the rows of an old one.
        Migration second = transaction -> {
            SealedTable.create(transaction, "choice");
            for (var old : settings.page(transaction, 0, 100)) {
                choices().put(transaction, old.value());
            }
        };
        Migration third = transaction -> transaction.execute("DELETE FROM setting");
        Schema later = new Schema(List.of(Schema.current().steps().getFirst(), second, third));
        for (int opened = 0; opened < 2; opened++) {
            try (Database database = open(later)) {
                assertEquals(1L, (long) database.read(snapshot -> choices().count(snapshot)));
                assertEquals(
                        "green",
                        database.read(snapshot -> choices().after(snapshot, 0, 1))
                                .getFirst()
                                .value()
                                .value());
                assertEquals(Optional.empty(), database.read(snapshot -> settings.get(snapshot, "colour")));
            }
        }
        assertThrows(NewerProfileException.class, this::open);
    }

    private static SealedTable<chat.warren.storage.settings.Setting> choices() {
        Settings format = new Settings();
        return SealedTable.ofProfile(
                "choice",
                format.table().format(),
                row -> chat.warren.storage.row.Octets.of(row.name().getBytes(java.nio.charset.StandardCharsets.UTF_8)));
    }

    @Test
    void aMigrationThatFailsLeavesTheVersionBefore() throws StorageException {
        try (Database database = open()) {
            database.change(transaction -> settings.set(transaction, "colour", "green"));
        }
        Migration failing = transaction -> {
            transaction.execute("DELETE FROM setting");
            throw new ArithmeticException();
        };
        Schema later = new Schema(List.of(Schema.current().steps().getFirst(), failing));
        assertThrows(ArithmeticException.class, () -> open(later));
        try (Database database = open()) {
            assertEquals(Optional.of("green"), database.read(snapshot -> settings.get(snapshot, "colour")));
        }
    }

    @Test
    void aFullDiskIsOneClearErrorAndLosesNothing() throws StorageException {
        try (Database database = open()) {
            database.change(transaction -> settings.set(transaction, "before", "kept"));
            database.change(transaction ->
                    transaction.query("PRAGMA max_page_count = 140").first(columns -> columns.number(1)));
            FullDiskException told = assertThrows(
                    FullDiskException.class,
                    () -> database.change(transaction -> settings.set(transaction, "big", "x".repeat(1_000_000))));
            assertTrue(String.valueOf(told.getMessage()).contains("make room"));
            assertEquals(Optional.of("kept"), database.read(snapshot -> settings.get(snapshot, "before")));
            database.change(transaction -> settings.set(transaction, "small", "fits"));
            assertEquals(Optional.of("fits"), database.read(snapshot -> settings.get(snapshot, "small")));
            database.checkSound();
        }
    }

    @Test
    void twoLocksOnOneFolderExcludeEachOtherWithinOneProgram() throws StorageException {
        Path lock = folder.resolve("lock");
        try (FolderLock held = FolderLock.take(lock)) {
            assertNotNull(held);
            assertThrows(ProfileInUseException.class, () -> FolderLock.take(lock));
            // The refused attempt must not have let go of the first one's lock.
            assertThrows(ProfileInUseException.class, () -> FolderLock.take(lock));
        }
        FolderLock.take(lock).close();
    }
}
