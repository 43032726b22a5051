package chat.warren.storage.crash;

import static chat.warren.storage.Samples.message;
import static chat.warren.storage.Samples.messageId;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import chat.warren.crypto.vault.PassphraseWork;
import chat.warren.storage.FullDiskException;
import chat.warren.storage.ReadOnlyProfileException;
import chat.warren.storage.Scratch;
import chat.warren.storage.StorageException;
import chat.warren.storage.profile.Credentials;
import chat.warren.storage.profile.Profile;
import chat.warren.storage.profile.Rows;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
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

class FullDiskTest {
    private static final String LONG = "x".repeat(30_000);

    @TempDir
    Path folder;

    private static Credentials credentials() {
        return Credentials.of("a passphrase".getBytes(StandardCharsets.UTF_8));
    }

    /** Writes until the disk is full and says how many were acknowledged. */
    private static int writeUntilFull(Scratch scratch, int first) throws StorageException {
        for (int i = first; ; i++) {
            int number = i;
            try {
                scratch.change(transaction -> scratch.messages.append(transaction, message(number, number + LONG)));
            } catch (FullDiskException told) {
                assertTrue(String.valueOf(told.getMessage()).contains("make room"), told.getMessage());
                return i - 1;
            }
        }
    }

    private static void checkThere(Scratch scratch, int last) throws StorageException {
        for (int i = 1; i <= last; i++) {
            int number = i;
            assertTrue(
                    scratch.read(snapshot -> scratch.messages.find(snapshot, messageId(number)))
                            .isPresent(),
                    "message " + i + " was acknowledged");
        }
        scratch.database.checkSound();
    }

    @Test
    void aFullDiskIsOneClearErrorLosesNothingAndEndsWhenThereIsRoom() throws Exception {
        try (SmallDisk disk = SmallDisk.mount(folder.resolve("disk"), 4)) {
            Path profile = Files.createDirectories(disk.root.resolve("profile"));
            int last;
            try (Scratch scratch = new Scratch(profile).withConversation()) {
                Files.write(disk.root.resolve("filler"), new byte[1_000_000]);
                last = writeUntilFull(scratch, 1);
                assertTrue(last > 5, "some were written before: " + last);
                checkThere(scratch, last);
                // Again and again it says the same, and nothing gets worse.
                assertEquals(last, writeUntilFull(scratch, last + 1));
                assertThrows(StorageException.class, () -> {
                    disk.fill();
                    scratch.search.save(scratch.database, scratch.messages);
                });
                checkThere(scratch, last);
                disk.makeRoom();
                int next = last + 1;
                scratch.change(transaction -> scratch.messages.append(transaction, message(next, "there is room")));
                last = next;
                checkThere(scratch, last);
            }
            try (Scratch scratch = new Scratch(profile)) {
                checkThere(scratch, last);
            }
        }
    }

    @Test
    void whatWaitsTogetherOnAFullDiskHearsTheSame() throws Exception {
        try (SmallDisk disk = SmallDisk.mount(folder.resolve("disk"), 4)) {
            try (Scratch scratch =
                    new Scratch(Files.createDirectories(disk.root.resolve("profile"))).withConversation()) {
                List<String> told = Collections.synchronizedList(new ArrayList<>());
                scratch.database.scrub(); // The WAL has no room of its own then.
                disk.fill();
                CountDownLatch start = new CountDownLatch(1);
                List<Thread> threads = new ArrayList<>();
                for (int i = 1; i <= 20; i++) {
                    int number = i;
                    threads.add(Thread.startVirtualThread(() -> {
                        try {
                            start.await();
                            scratch.change(transaction -> scratch.messages.append(transaction, message(number, LONG)));
                            told.add("written");
                        } catch (FullDiskException full) {
                            told.add("full");
                        } catch (StorageException | InterruptedException other) {
                            told.add(other.toString());
                        }
                    }));
                }
                start.countDown();
                for (Thread thread : threads) {
                    thread.join();
                }
                assertEquals(Collections.nCopies(20, "full"), told);
                disk.makeRoom();
                scratch.change(transaction -> scratch.messages.append(transaction, message(30, "again")));
            }
        }
    }

    @Test
    void aProfileOnAFullDiskOpensWhenThereIsRoomAgain() throws Exception {
        try (SmallDisk disk = SmallDisk.mount(folder.resolve("disk"), 4)) {
            Path path = disk.root.resolve("profile");
            try (Profile profile = Profile.create(path, credentials(), PassphraseWork.FLOOR, new SplittableRandom(1))) {
                profile.change(transaction -> profile.contents().settings().set(transaction, "colour", "green"));
            }
            disk.fill();
            try (Profile profile = Profile.open(path, credentials(), new SplittableRandom(2))) {
                // With luck there is a page's room left in the files that are there already.
                assertEquals("green", colour(profile));
            } catch (FullDiskException told) {
                assertTrue(String.valueOf(told.getMessage()).contains("make room"));
            } catch (StorageException closing) {
                assertTrue(String.valueOf(closing.getMessage()).contains("make room"), closing.toString());
            }
            disk.makeRoom();
            try (Profile profile = Profile.open(path, credentials(), new SplittableRandom(3))) {
                assertEquals("green", colour(profile));
                profile.check();
            }
        }
    }

    private static String colour(Profile profile) throws StorageException {
        Optional<String> colour =
                profile.read(snapshot -> profile.contents().settings().get(snapshot, "colour"));
        return colour.orElseThrow();
    }

    @Test
    void aFolderThatBecameReadOnlyIsOneClearErrorAndLosesNothing() throws Exception {
        try (SmallDisk disk = SmallDisk.mount(folder.resolve("disk"), 16)) {
            Path path = disk.root.resolve("profile");
            try (Profile profile = Profile.create(path, credentials(), PassphraseWork.FLOOR, new SplittableRandom(1))) {
                profile.change(transaction -> profile.contents().settings().set(transaction, "colour", "green"));
            }
            disk.readOnly(true);
            ReadOnlyProfileException told = assertThrows(
                    ReadOnlyProfileException.class,
                    () -> Profile.open(path, credentials(), new SplittableRandom(2))
                            .close());
            assertTrue(String.valueOf(told.getMessage()).contains("allow writing"), told.getMessage());
            assertThrows(
                    ReadOnlyProfileException.class,
                    () -> Profile.create(
                                    disk.root.resolve("new"),
                                    credentials(),
                                    PassphraseWork.FLOOR,
                                    new SplittableRandom(3))
                            .close());
            disk.readOnly(false);
            try (Profile profile = Profile.open(path, credentials(), new SplittableRandom(4))) {
                assertEquals("green", colour(profile));
                profile.check();
            }
        }
    }

    @Test
    void anAttachmentThatDoesNotFitIsTold() throws Exception {
        try (SmallDisk disk = SmallDisk.mount(folder.resolve("disk"), 1)) {
            var attachment = Rows.attachment("film");
            try (var file = chat.warren.storage.file.SealedFile.open(disk.root, attachment, new SplittableRandom(1))) {
                StorageException told = assertThrows(StorageException.class, () -> {
                    for (long chunk = 0; chunk < 100; chunk++) {
                        file.write(chunk, new byte[65_536]);
                    }
                });
                assertTrue(String.valueOf(told.getMessage()).contains("make room"), told.getMessage());
                assertEquals(65_536, file.read(0).orElseThrow().length);
            } catch (IOException e) {
                throw new AssertionError(e);
            }
        }
    }
}
