package chat.warren.storage.profile;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import chat.warren.crypto.vault.PassphraseWork;
import chat.warren.storage.DamagedProfileException;
import chat.warren.storage.NewerProfileException;
import chat.warren.storage.NoProfileException;
import chat.warren.storage.ProfileExistsException;
import chat.warren.storage.ProfileInUseException;
import chat.warren.storage.StorageException;
import chat.warren.storage.WrongPassphraseException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.sql.DriverManager;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Everything that keeps a profile from opening is told apart, and leaves the profile as it was. */
class OpeningTest {
    private final SplittableRandom random = new SplittableRandom(1);

    @TempDir
    Path folder;

    private Path path = Path.of("");

    private static Credentials credentials(String passphrase) {
        return Credentials.of(passphrase.getBytes(StandardCharsets.UTF_8));
    }

    private Profile open() throws StorageException {
        return Profile.open(path, credentials("right"), random);
    }

    @BeforeEach
    void create() throws StorageException {
        path = folder.resolve("profile");
        try (Profile profile = Profile.create(path, credentials("right"), PassphraseWork.FLOOR, random)) {
            profile.change(transaction -> profile.contents().settings().set(transaction, "colour", "green"));
        }
    }

    private void isAsItWas() throws StorageException {
        try (Profile profile = open()) {
            assertEquals(
                    "green",
                    profile.read(snapshot -> profile.contents().settings().get(snapshot, "colour"))
                            .orElseThrow());
            profile.check();
        }
    }

    private Map<String, String> bytes() throws IOException {
        Map<String, String> bytes = new TreeMap<>();
        try (Stream<Path> files = Files.walk(path)) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                bytes.put(path.relativize(file).toString(), Rows.hash(Files.readAllBytes(file)));
            }
        }
        return bytes;
    }

    private static void isASentenceForPeople(StorageException told) {
        String sentence = String.valueOf(told.getMessage());
        assertTrue(sentence.endsWith(".") && sentence.contains(" "), sentence);
        assertFalse(sentence.contains("Exception"), sentence);
    }

    @Test
    void theWrongPassphraseIsToldAndChangesNothing() throws IOException {
        Map<String, String> before = bytes();
        isASentenceForPeople(assertThrows(
                WrongPassphraseException.class,
                () -> Profile.open(path, credentials("wrong"), random).close()));
        assertEquals(before, bytes());
        isAsItWas();
    }

    @Test
    void aDamagedVaultIsNotTakenForAWrongPassphraseWhereThatCanBeTold() throws IOException {
        byte[] vault = Files.readAllBytes(path.resolve("vault"));
        Files.write(path.resolve("vault"), java.util.Arrays.copyOf(vault, vault.length - 1));
        isASentenceForPeople(assertThrows(DamagedProfileException.class, () -> open().close()));
        byte[] noise = vault.clone();
        java.util.Arrays.fill(noise, 0, 8, (byte) 0x55);
        Files.write(path.resolve("vault"), noise);
        isASentenceForPeople(assertThrows(DamagedProfileException.class, () -> open().close()));
        Files.write(path.resolve("vault"), vault);
        isAsItWas();
    }

    @Test
    void aDamagedDatabaseIsTold() throws IOException {
        byte[] database = Files.readAllBytes(path.resolve("profile.db"));
        for (int at : new int[] {0, 100, 4096}) {
            byte[] damaged = database.clone();
            java.util.Arrays.fill(damaged, at, at + 100, (byte) 0x55);
            Files.write(path.resolve("profile.db"), damaged);
            isASentenceForPeople(assertThrows(DamagedProfileException.class, () -> open().close(), "at " + at));
        }
        Files.write(path.resolve("profile.db"), database);
        isAsItWas();
    }

    @Test
    void aMissingFileIsTold() throws IOException {
        for (String name : List.of("profile.db", "keys")) {
            Path aside = folder.resolve("aside");
            Files.move(path.resolve(name), aside);
            isASentenceForPeople(assertThrows(DamagedProfileException.class, () -> open().close(), name));
            Files.move(aside, path.resolve(name), StandardCopyOption.REPLACE_EXISTING);
        }
        isAsItWas();
    }

    @Test
    void aDatabaseOfAnotherProfileIsTold() throws Exception {
        Path other = folder.resolve("other");
        Profile.create(other, credentials("right"), PassphraseWork.FLOOR, random)
                .close();
        Path aside = folder.resolve("aside");
        Files.move(path.resolve("profile.db"), aside);
        Files.copy(other.resolve("profile.db"), path.resolve("profile.db"));
        isASentenceForPeople(assertThrows(StorageException.class, () -> open().close()));
        Files.move(aside, path.resolve("profile.db"), StandardCopyOption.REPLACE_EXISTING);
        isAsItWas();
    }

    @Test
    void aNewerVersionIsToldAndNotTouched() throws Exception {
        byte[] database = Files.readAllBytes(path.resolve("profile.db"));
        try (var connection = DriverManager.getConnection("jdbc:sqlite:" + path.resolve("profile.db"));
                var statement = connection.createStatement()) {
            statement.execute("PRAGMA user_version = 99");
        }
        byte[] newer = Files.readAllBytes(path.resolve("profile.db"));
        StorageException told = assertThrows(NewerProfileException.class, () -> open().close());
        isASentenceForPeople(told);
        assertTrue(String.valueOf(told.getMessage()).contains("99"));
        assertArrayEquals(newer, Files.readAllBytes(path.resolve("profile.db")));
        Files.write(path.resolve("profile.db"), database);
        isAsItWas();
    }

    @Test
    void noProfileAndOneTooManyAreTold() throws StorageException {
        isASentenceForPeople(assertThrows(
                NoProfileException.class,
                () -> Profile.open(folder.resolve("nowhere"), credentials("right"), random)
                        .close()));
        isASentenceForPeople(assertThrows(
                ProfileExistsException.class,
                () -> Profile.create(path, credentials("other"), PassphraseWork.FLOOR, random)
                        .close()));
        isAsItWas();
    }

    @Test
    void twoProgramsNeverHaveOneProfileOpen() throws StorageException {
        try (Profile profile = open()) {
            isASentenceForPeople(assertThrows(ProfileInUseException.class, () -> open().close()));
            profile.check();
        }
        isAsItWas();
    }

    @Test
    void anotherPassphraseOpensTheSameProfileAndTheOldOneDoesNot() throws Exception {
        try (Profile profile = open()) {
            profile.changePassphrase("new".getBytes(StandardCharsets.UTF_8));
        }
        assertThrows(WrongPassphraseException.class, () -> open().close());
        try (Profile profile = Profile.open(path, credentials("new"), random)) {
            assertEquals(
                    "green",
                    profile.read(snapshot -> profile.contents().settings().get(snapshot, "colour"))
                            .orElseThrow());
        }
    }

    @Test
    void whatTheOldPassphraseOpensIsOverwrittenWhereItLay() throws Exception {
        Path block = path.resolveSibling("what a look at the free blocks would find");
        Files.createLink(block, path.resolve("vault"));
        try (Profile profile = open()) {
            profile.changePassphrase("new".getBytes(StandardCharsets.UTF_8));
        }
        assertArrayEquals(new byte[(int) Files.size(path.resolve("vault"))], Files.readAllBytes(block));
    }

    @Test
    void thePassphraseUnderDuressOpensAnEmptyProfileAndDestroysTheKey() throws Exception {
        try (Profile profile = open()) {
            profile.setDuress("duress".getBytes(StandardCharsets.UTF_8));
        }
        byte[] before = Files.readAllBytes(path.resolve("vault"));
        for (int opened = 0; opened < 2; opened++) {
            try (Profile profile = Profile.open(path, credentials("duress"), random)) {
                assertEquals(
                        List.of(),
                        profile.read(snapshot -> profile.contents().settings().page(snapshot, 0, 10)));
                profile.check();
            }
        }
        assertThrows(WrongPassphraseException.class, () -> open().close());
        assertFalse(java.util.Arrays.equals(before, Files.readAllBytes(path.resolve("vault"))));
    }

    @Test
    void aDestroyedProfileLeavesNoData() throws IOException {
        open().destroy();
        try (Stream<Path> files = Files.walk(path)) {
            assertEquals(
                    List.of("lock"),
                    files.filter(Files::isRegularFile)
                            .map(file -> path.relativize(file).toString())
                            .toList());
        }
        assertThrows(NoProfileException.class, () -> open().close());
    }
}
