package chat.warren.storage.profile;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import chat.warren.crypto.vault.PassphraseWork;
import chat.warren.storage.Samples;
import chat.warren.storage.StorageException;
import chat.warren.storage.chat.Content;
import chat.warren.storage.file.SealedFile;
import chat.warren.storage.row.Octets;
import chat.warren.storage.search.Search;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Searches the bytes of every file that a profile leaves on the disk. */
class ClearTextTest {
    private static final String WORD = "Xyzzyplugh";
    private static final String PASSPHRASE = "correct horse plugh";

    private final SplittableRandom random = new SplittableRandom(1);

    @TempDir
    Path folder;

    private static Credentials credentials() {
        return Credentials.of(PASSPHRASE.getBytes(StandardCharsets.UTF_8));
    }

    private Path profileFolder() {
        return folder.resolve("profile");
    }

    private Profile create() throws StorageException {
        return Profile.create(profileFolder(), credentials(), PassphraseWork.FLOOR, random);
    }

    private void fill(Profile profile) throws StorageException {
        profile.change(transaction -> Rows.putAll(transaction, profile.contents(), WORD));
        profile.change(transaction -> Rows.sayAll(transaction, profile.contents(), WORD));
        try (SealedFile file = SealedFile.open(profile.files(), Rows.attachment(WORD), random)) {
            file.write(0, (WORD + " in a picture").repeat(500).getBytes(StandardCharsets.UTF_8));
            file.force();
        }
        Search.Page found = profile.read(snapshot -> profile.contents()
                .search()
                .find(
                        snapshot,
                        profile.contents().messages(),
                        Search.Wanted.everywhere(WORD),
                        Search.Cursor.START,
                        10));
        assertEquals(2, found.entries().size());
    }

    /** Everything that must not be found, as bytes. */
    private static Map<String, Octets> secrets() {
        Map<String, Octets> secrets = new LinkedHashMap<>();
        for (String text :
                List.of(WORD, WORD.toLowerCase(Locale.ROOT), PASSPHRASE, "image/png", "picture", "passing")) {
            secrets.put(text + " in UTF-8", Octets.of(text.getBytes(StandardCharsets.UTF_8)));
            secrets.put(text + " in UTF-16BE", Octets.of(text.getBytes(StandardCharsets.UTF_16BE)));
            secrets.put(text + " in UTF-16LE", Octets.of(text.getBytes(StandardCharsets.UTF_16LE)));
        }
        secrets.put("our identity's seed", Octets.of(Samples.identity(1).seed()));
        secrets.put(
                "a friend's identity key",
                Octets.of(Samples.identity(101).identity().key()));
        secrets.put("a friend's id", Octets.of(Samples.identity(101).identity().fingerprint()));
        secrets.put("an author", Samples.person(1).key());
        secrets.put("a conversation", Samples.CONVERSATION.key());
        secrets.put("a message", Samples.messageId(1).key());
        secrets.put("a file's id", Rows.FILE.key());
        secrets.put("a device", Octets.of(Samples.by(1).device().toBytes()));
        secrets.put(
                "an instant",
                Octets.of(ByteBuffer.allocate(8)
                        .putLong(Samples.by(1).written().toEpochMilli())
                        .array()));
        return secrets;
    }

    /** What of it stands in a file, and in which. */
    private List<String> found() throws IOException {
        List<String> found = new ArrayList<>();
        try (Stream<Path> files = Files.walk(folder)) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                // As Latin-1 every byte is one letter, and looking for bytes is looking for text.
                String bytes = new String(Files.readAllBytes(file), StandardCharsets.ISO_8859_1);
                secrets().forEach((what, secret) -> {
                    if (bytes.contains(new String(secret.toArray(), StandardCharsets.ISO_8859_1))) {
                        found.add(what + " in " + folder.relativize(file));
                    }
                });
            }
        }
        return found;
    }

    /** "passing" and "picture" are no secrets in the schema; there a table's name may say it. */
    private List<String> foundBesidesTheSchema() throws IOException {
        return found().stream()
                .filter(one -> !one.startsWith("passing in UTF-8"))
                .toList();
    }

    @Test
    void nothingIsInTheClearWhileOpenAfterClosingOrInABackup() throws IOException {
        try (Profile profile = create()) {
            fill(profile);
            assertTrue(Files.size(profileFolder().resolve("profile.db-wal")) > 0, "there is a WAL to look into");
            assertEquals(List.of(), foundBesidesTheSchema(), "while it is open");
            profile.contents()
                    .search()
                    .save(profile.database(), profile.contents().messages());
            new Export(profile).to(folder.resolve("backup"), credentials(), PassphraseWork.FLOOR);
            assertTrue(Files.size(folder.resolve("backup")) > 100_000);
            assertEquals(List.of(), foundBesidesTheSchema(), "with an index and a backup");
        }
        assertTrue(Files.size(profileFolder().resolve("index")) > 0);
        assertEquals(List.of(), foundBesidesTheSchema(), "closed");
        new Import(folder.resolve("backup"), random)
                .into(folder.resolve("restored"), credentials(), PassphraseWork.FLOOR, Import.Existing.KEEP);
        assertEquals(List.of(), foundBesidesTheSchema(), "restored");
    }

    /** The search must be able to find: with one row in the clear it does. */
    @Test
    void oneRowInTheClearWouldBeFound() throws IOException {
        try (Profile profile = create()) {
            profile.change(transaction -> transaction
                    .query("INSERT INTO setting (owner, id, box) VALUES (x'00', x'00', ?)")
                    .bind((WORD + "!").getBytes(StandardCharsets.UTF_8))
                    .run());
            assertEquals(List.of(WORD + " in UTF-8 in profile/profile.db-wal"), foundBesidesTheSchema());
        }
        assertEquals(List.of(WORD + " in UTF-8 in profile/profile.db"), foundBesidesTheSchema());
    }

    @Test
    void onlyTheOwnerMayOpenAnyOfTheFiles() throws IOException {
        try (Profile profile = create()) {
            fill(profile);
            new Export(profile).to(folder.resolve("backup"), credentials(), PassphraseWork.FLOOR);
            assertEquals(List.of(), looselyGuarded());
        }
        assertEquals(List.of(), looselyGuarded());
    }

    private List<String> looselyGuarded() throws IOException {
        List<String> loose = new ArrayList<>();
        try (Stream<Path> files = Files.walk(profileFolder())) {
            for (Path file :
                    Stream.concat(files, Stream.of(folder.resolve("backup"))).toList()) {
                String permissions = PosixFilePermissions.toString(Files.getPosixFilePermissions(file));
                if (!permissions.endsWith("------")) {
                    loose.add(folder.relativize(file) + " " + permissions);
                }
            }
        }
        return loose;
    }

    /** All windows of sixteen bytes of a row, so that no remainder of it can hide. */
    private List<String> remainders(List<Octets> boxes) throws IOException {
        List<String> found = new ArrayList<>();
        try (Stream<Path> files = Files.walk(folder)) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                String bytes = new String(Files.readAllBytes(file), StandardCharsets.ISO_8859_1);
                for (Octets box : boxes) {
                    String sought = new String(box.toArray(), StandardCharsets.ISO_8859_1);
                    for (int at = 0; at + 16 <= sought.length(); at += 16) {
                        if (bytes.contains(sought.substring(at, at + 16))) {
                            found.add(folder.relativize(file) + " still has bytes " + at + " of " + sought.length());
                        }
                    }
                }
            }
        }
        return found;
    }

    private static List<Octets> boxes(Profile profile) throws StorageException {
        List<Octets> boxes = new ArrayList<>();
        for (String table :
                List.of("message WHERE number % 16 IN (1, 2)", "annex", "revision", "attachment", "draft")) {
            boxes.addAll(profile.read(snapshot ->
                    snapshot.query("SELECT box FROM " + table).list(columns -> Octets.of(columns.bytes(1)))));
        }
        return boxes;
    }

    @Test
    void evenTheSealedBytesOfWhatWasDeletedAreGone() throws IOException {
        try (Profile profile = create()) {
            fill(profile);
            var messages = profile.contents().messages();
            // Long enough to lie on pages of its own.
            profile.change(transaction ->
                    messages.edit(transaction, Samples.messageId(1), Content.text("z".repeat(30_000)), Samples.NOON));
            List<Octets> boxes = boxes(profile);
            assertTrue(boxes.stream().mapToInt(Octets::length).max().orElseThrow() > 30_000);
            profile.scrub();
            assertTrue(!remainders(boxes).isEmpty(), "before, the rows are on the disk");
            profile.change(transaction -> {
                messages.delete(transaction, Samples.messageId(1), Samples.NOON);
                profile.contents().drafts().discard(transaction, Samples.CONVERSATION);
                profile.contents().attachments().remove(transaction, Rows.FILE);
            });
            profile.expire(Rows.TOMORROW);
            profile.scrub();
            assertEquals(List.of(), remainders(boxes));
        }
    }
}
