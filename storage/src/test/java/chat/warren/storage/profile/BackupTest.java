package chat.warren.storage.profile;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import chat.warren.crypto.vault.PassphraseWork;
import chat.warren.storage.DamagedProfileException;
import chat.warren.storage.NoProfileException;
import chat.warren.storage.ProfileExistsException;
import chat.warren.storage.Samples;
import chat.warren.storage.StorageException;
import chat.warren.storage.WrongPassphraseException;
import chat.warren.storage.chat.Content;
import chat.warren.storage.chat.Context;
import chat.warren.storage.chat.Message;
import chat.warren.storage.file.Attachment;
import chat.warren.storage.file.SealedFile;
import chat.warren.storage.row.FileId;
import chat.warren.storage.row.Octets;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class BackupTest {
    private static final FileId PASSING = new FileId(Samples.id(71));

    private final SplittableRandom random = new SplittableRandom(1);

    @TempDir
    Path folder;

    private Path backup = Path.of("");
    private Path restored = Path.of("");

    private static Credentials credentials(String passphrase) {
        return Credentials.of(passphrase.getBytes(StandardCharsets.UTF_8));
    }

    @BeforeEach
    void export() throws StorageException {
        backup = folder.resolve("backup");
        restored = folder.resolve("restored");
        try (Profile profile =
                Profile.create(folder.resolve("profile"), credentials("ours"), PassphraseWork.FLOOR, random)) {
            Filled.fill(profile);
            sendPassingPhoto(profile);
            new Export(profile).to(backup, credentials("the backup's"), PassphraseWork.FLOOR);
        }
    }

    private void sendPassingPhoto(Profile profile) throws StorageException {
        Attachment photo = new Attachment(
                PASSING,
                Octets.of(new byte[32]),
                new Attachment.Description("photo", "image/png", 5, Optional.empty()),
                List.of(Samples.messageId(2)),
                Samples.NOON);
        profile.change(transaction -> profile.contents().attachments().save(transaction, photo));
        try (SealedFile file = SealedFile.open(profile.files(), photo, random)) {
            file.write(0, new byte[5]);
        }
    }

    private void restore() throws StorageException {
        new Import(backup, random)
                .into(restored, credentials("the backup's"), PassphraseWork.FLOOR, Import.Existing.KEEP);
    }

    @Test
    void everythingThatABackupKeepsComesBack() throws StorageException {
        restore();
        try (Profile profile = Profile.open(restored, credentials("the backup's"), random)) {
            Filled.checkKept(profile);
            profile.check();
            assertEquals(
                    1,
                    profile.read(snapshot -> Filled.found(profile.contents(), snapshot))
                            .size());
        }
    }

    @Test
    void whatDisappearsAndWhatIsOfYesterdayIsNotInIt() throws StorageException {
        restore();
        try (Profile profile = Profile.open(restored, credentials("the backup's"), random)) {
            Contents contents = profile.contents();
            Message passing = profile.read(snapshot -> contents.messages().find(snapshot, Samples.messageId(2)))
                    .orElseThrow()
                    .message();
            assertEquals(new Content.Deleted(Rows.TOMORROW), passing.content());
            assertEquals(Context.PLAIN, passing.context());
            assertEquals(
                    Optional.empty(),
                    profile.read(snapshot -> contents.attachments().find(snapshot, PASSING)));
            assertFalse(Files.exists(profile.files().resolve(PASSING.fileName())));
            for (var table : contents.leftOut()) {
                assertEquals(0L, (long) profile.<Long>read(table::count), table.name());
            }
        }
    }

    @Test
    void anotherPassphraseDoesNotOpenItAndLeavesNothing() throws IOException {
        assertThrows(
                WrongPassphraseException.class,
                () -> new Import(backup, random)
                        .into(restored, credentials("ours"), PassphraseWork.FLOOR, Import.Existing.KEEP));
        assertEquals(List.of("backup", "profile"), names());
    }

    private List<String> names() throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.map(file -> file.getFileName().toString()).sorted().toList();
        }
    }

    @Test
    void aDamagedOrCutBackupLeavesWhatWasThere() throws IOException {
        restore();
        byte[] whole = Files.readAllBytes(backup);
        for (int i = 0; i < 6; i++) {
            byte[] damaged =
                    i % 2 == 0 ? Arrays.copyOf(whole, whole.length - 1 - random.nextInt(70_000)) : whole.clone();
            if (i % 2 == 1) {
                damaged[192 + random.nextInt(whole.length - 192)] ^= 1;
            }
            Files.write(backup, damaged);
            StorageException told = assertThrows(
                    DamagedProfileException.class,
                    () -> new Import(backup, random)
                            .into(
                                    restored,
                                    credentials("the backup's"),
                                    PassphraseWork.FLOOR,
                                    Import.Existing.REPLACE));
            assertTrue(String.valueOf(told.getMessage()).contains("nothing was changed"), told.getMessage());
        }
        assertEquals(List.of("backup", "profile", "restored"), names());
        try (Profile profile = Profile.open(restored, credentials("the backup's"), random)) {
            Filled.checkKept(profile);
        }
    }

    @Test
    void nothingIsReplacedUnasked() throws StorageException {
        restore();
        assertThrows(ProfileExistsException.class, this::restore);
        assertThrows(
                NoProfileException.class,
                () -> new Import(folder.resolve("none"), random)
                        .into(folder.resolve("new"), credentials("x"), PassphraseWork.FLOOR, Import.Existing.KEEP));
    }
}
