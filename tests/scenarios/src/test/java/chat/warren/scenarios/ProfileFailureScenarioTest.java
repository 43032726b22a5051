package chat.warren.scenarios;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import chat.warren.scenarios.Program.Ended;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/** What goes wrong with profiles: each has its own exit code and one sentence, and loses nothing. */
@DisabledOnOs(value = OS.WINDOWS, disabledReason = "the launcher is a POSIX shell script")
class ProfileFailureScenarioTest {
    private static final String PASSPHRASE = ProfileScenarioTest.PASSPHRASE;
    private static final String[] STATUS = {"status", "--json", "--passphrase-stdin"};

    @TempDir
    static Path once;

    @TempDir
    Path folder;

    private Program program = new Program(Path.of(""));

    @BeforeAll
    static void createsOneProfileAndOneBackupForAll() throws IOException, InterruptedException {
        Program anna = new Program(once.resolve("anna"));
        assertEquals(
                0, anna.profile(List.of(PASSPHRASE), ProfileScenarioTest.CREATE).exit());
        String backup = once.resolve("backup").toString();
        Ended exported =
                anna.profile(List.of(PASSPHRASE), "export", backup, "--passphrase-stdin", "--passphrase-work", "least");
        assertEquals(0, exported.exit(), exported.err());
    }

    @BeforeEach
    void copiesIt() throws IOException {
        program = new Program(ProfileScenarioTest.copied(once.resolve("anna"), folder.resolve("anna")));
    }

    private Ended fails(int exit, String error, String... words) throws IOException, InterruptedException {
        return failed(program.profile(List.of(PASSPHRASE), STATUS), exit, error, words);
    }

    private static Ended failed(Ended ended, int exit, String error, String... words) {
        assertEquals(exit, ended.exit(), ended.err());
        assertEquals(error, ended.member("error"));
        for (String word : words) {
            assertTrue(ended.sentence().contains(word), ended.err());
        }
        return ended;
    }

    @Test
    void aWrongPassphraseChangesNothing() throws IOException, InterruptedException {
        byte[] vault = Files.readAllBytes(program.profile().resolve("vault"));
        failed(program.profile(List.of("guessed"), STATUS), 6, "wrong-passphrase", "does not open", "try again");
        assertArrayEquals(vault, Files.readAllBytes(program.profile().resolve("vault")));
        assertEquals(0, program.profile(List.of(PASSPHRASE), STATUS).exit());
    }

    @Test
    void whereNoProfileIsNoneIsMadeByLooking() throws IOException, InterruptedException {
        program = program.at(folder.resolve("nobody"));
        fails(3, "no-profile", "no profile in " + program.profile());
        assertFalse(Files.exists(program.profile()));
    }

    @Test
    void aDamagedDatabaseIsTold() throws IOException, InterruptedException {
        overwrite("profile.db", 0, new byte[4096]);
        fails(7, "damaged", "database", "restore a backup");
        overwrite("profile.db", 0, noise(4096));
        fails(7, "damaged", "database");
        Files.delete(program.profile().resolve("profile.db"));
        fails(7, "damaged", "missing");
        assertFalse(Files.exists(program.profile().resolve("profile.db")), "no empty one takes its place");
    }

    @Test
    void aDamagedRowIsTold() throws IOException, InterruptedException, SQLException {
        try (var database = DriverManager.getConnection(
                        "jdbc:sqlite:" + program.profile().resolve("profile.db"));
                var statement = database.createStatement()) {
            assertEquals(1, statement.executeUpdate("UPDATE own SET box = randomblob(length(box))"));
        }
        fails(7, "damaged");
    }

    @Test
    void aDamagedVaultIsToldFromAWrongPassphrase() throws IOException, InterruptedException {
        overwrite("vault", 60, noise(8));
        fails(7, "damaged", "vault");
        Files.write(program.profile().resolve("vault"), new byte[0]);
        fails(7, "damaged", "vault");
    }

    @Test
    void aProfileOfANewerVersionIsLeftAlone() throws Exception {
        Path file = program.profile().resolve("profile.db");
        try (var database = DriverManager.getConnection("jdbc:sqlite:" + file);
                var statement = database.createStatement()) {
            statement.execute("PRAGMA user_version = 4711");
        }
        byte[] before = Files.readAllBytes(file);
        fails(8, "newer-version", "4711", "install the newer version");
        assertArrayEquals(before, Files.readAllBytes(file));
    }

    @Test
    void aVaultOfANewerVersionIsLeftAlone() throws Exception {
        Path file = program.profile().resolve("vault");
        byte[] vault = Files.readAllBytes(file);
        vault[8] = 9; // The version, as docs/vault.md has it; the checksum is made anew.
        byte[] body = Arrays.copyOf(vault, vault.length - 24);
        Files.write(file, Program.joined(body, checksum(body)));
        fails(8, "newer-version", "newer version");
    }

    private static byte[] checksum(byte[] body) throws NoSuchAlgorithmException {
        MessageDigest sha256 = MessageDigest.getInstance("SHA-256");
        sha256.update("warren/vaultfile1".getBytes(java.nio.charset.StandardCharsets.US_ASCII));
        return Arrays.copyOf(sha256.digest(body), 24);
    }

    @Test
    void aReadOnlyFolderIsTold() throws IOException, InterruptedException {
        makeReadOnly(program.profile());
        fails(9, "read-only", "cannot be written to");
        Ended outside = program.profile(List.of(), "status");
        assertEquals(0, outside.exit(), "it can still be looked at: " + outside.err());
        makeReadOnly(folder);
        program = program.at(folder.resolve("new"));
        failed(program.profile(List.of("x"), ProfileScenarioTest.CREATE), 9, "read-only", "cannot be written to");
    }

    /** Root writes where the permissions forbid it, but not where the mount does. */
    private void makeReadOnly(Path place) throws IOException, InterruptedException {
        Files.setPosixFilePermissions(place, PosixFilePermissions.fromString("r-x------"));
        if (Files.isWritable(place)) {
            program = program.within(
                    "unshare",
                    "-rm",
                    "sh",
                    "-c",
                    "mount --bind '" + place + "' '" + place + "' && mount -o remount,bind,ro '" + place
                            + "' && exec \"$@\"",
                    "sh");
            assumeMounts(program);
        }
    }

    private static void assumeMounts(Program program) throws IOException, InterruptedException {
        Ended help = program.profile(List.of(), "--help");
        assumeTrue(help.exit() == 0, "this system lets nobody mount: " + help.err());
    }

    @Test
    void aFullDiskIsToldAndNothingIsLost() throws IOException, InterruptedException {
        Path disk = Files.createDirectory(folder.resolve("disk"));
        Path kept = program.profile();
        program = program.at(disk.resolve("anna"))
                .within(
                        "unshare",
                        "-rm",
                        "sh",
                        "-c",
                        "mount -t tmpfs -o size=640k none '" + disk + "' && cp -R '" + kept + "' '" + disk + "' && "
                                + "{ head -c 10000000 /dev/zero >'" + disk
                                + "/fill' || true; } 2>/dev/null && exec \"$@\"",
                        "sh");
        assumeMounts(program);
        Ended export = program.profile(
                List.of(PASSPHRASE),
                "export",
                "--json",
                "--passphrase-stdin",
                disk.resolve("backup").toString());
        failed(export, 10, "disk-full");
    }

    @Test
    void whatIsNoBackupIsRefusedAndLeavesNothing() throws IOException, InterruptedException {
        byte[] good = Files.readAllBytes(once.resolve("backup"));
        byte[] bent = good.clone();
        bent[good.length / 2] ^= 1;
        refuses(noise(300_000), "no backup of Warren's");
        refuses(new byte[0], "no backup of Warren's");
        refuses(Arrays.copyOf(good, good.length - 1), "damaged");
        refuses(Arrays.copyOf(good, good.length / 2), "damaged");
        refuses(Arrays.copyOf(good, 192), "damaged");
        refuses(Program.joined(good, new byte[1]), "damaged");
        refuses(bent, "damaged");
    }

    private void refuses(byte[] backup, String word) throws IOException, InterruptedException {
        Path file = folder.resolve("backup");
        Files.write(file, backup);
        program = program.at(folder.resolve("restored"));
        Ended imported = program.profile(
                List.of(PASSPHRASE),
                "import",
                "--json",
                "--passphrase-stdin",
                "--passphrase-work",
                "least",
                file.toString());
        failed(imported, 7, "damaged", word);
        try (var left = Files.list(folder)) {
            assertEquals(
                    List.of("anna", "backup"),
                    left.map(path -> path.getFileName().toString()).sorted().toList());
        }
    }

    @Test
    void aFolderWithOtherFilesIsNobodysProfile() throws IOException, InterruptedException {
        Path files = Files.createDirectories(folder.resolve("project").resolve("files"));
        Files.writeString(files.resolve("thesis"), "three years of work");
        Files.writeString(folder.resolve("project").resolve("keys"), "of the piano");
        program = program.at(folder.resolve("project"));
        failed(program.profile(List.of("x"), ProfileScenarioTest.CREATE), 4, "foreign-files", "other files");
        Ended imported = program.profile(
                List.of(PASSPHRASE),
                "import",
                "--json",
                "--force",
                "--passphrase-stdin",
                once.resolve("backup").toString());
        failed(imported, 4, "foreign-files", "other files");
        assertEquals("three years of work", Files.readString(files.resolve("thesis")));
        assertEquals("of the piano", Files.readString(folder.resolve("project").resolve("keys")));
    }

    @Test
    void aPassphraseFileIsForItsOwnerOnly() throws IOException, InterruptedException {
        Path file = Files.writeString(folder.resolve("passphrase"), PASSPHRASE + "\n");
        String[] status = {"status", "--json", "--passphrase-file", file.toString()};
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-r-----"));
        failed(program.profile(List.of(), status), 2, "not-understood", "Other users", "chmod 600");
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-------"));
        assertEquals("Anna", program.profile(List.of(), status).member("name"));
        Files.writeString(file, PASSPHRASE + "\nand more");
        failed(program.profile(List.of(), status), 2, "not-understood", "more than one line");
    }

    @Test
    void bootstrappingIsSaidStrictly() throws IOException, InterruptedException {
        for (String loose : List.of("", "None", "off", "host", "host:0", "host:65536", "a:1,", "http://a:1")) {
            program = program.with("WARREN_BOOTSTRAP", loose);
            failed(program.profile(List.of(), "status", "--json"), 2, "not-understood", "WARREN_BOOTSTRAP");
        }
        program = program.with("WARREN_BOOTSTRAP", "dht.example:6881, [2001:db8::1]:6881");
        assertEquals(
                "dht.example:6881,[2001:db8::1]:6881",
                program.profile(List.of(), "status", "--json").member("bootstrap"));
    }

    /** Through a pseudo terminal, because what must not show there shows nowhere else. */
    @Test
    void aPassphraseIsTypedTwiceAndNeverShown() throws IOException, InterruptedException {
        Path fresh = folder.resolve("fresh");
        Program typist = program.at(fresh);
        String command = String.join(" ", typist.command("create", "--passphrase-work", "least"));
        ProcessBuilder script = typist.prepared(new ProcessBuilder("script", "-qec", command, "/dev/null"))
                .redirectErrorStream(true);
        assumeTrue(isThere("script"), "no pseudo terminals without it");
        Process process = script.start();
        Dialogue dialogue = new Dialogue(process);
        dialogue.answer("call you: ", "Anna");
        dialogue.answer("Passphrase: ", "a typing error");
        dialogue.answer("Passphrase again: ", PASSPHRASE);
        dialogue.answer("Passphrase: ", PASSPHRASE);
        dialogue.answer("Passphrase again: ", PASSPHRASE);
        String shown = dialogue.rest();
        assertEquals(0, Program.await(process), shown);
        assertFalse(shown.contains(PASSPHRASE) || shown.contains("a typing error"), shown);
        assertTrue(shown.contains("NOT SHOWN AGAIN"), shown);
        assertEquals("Anna", typist.profile(List.of(PASSPHRASE), STATUS).member("name"));
    }

    private static boolean isThere(String command) throws IOException, InterruptedException {
        Process which = new ProcessBuilder("sh", "-c", "command -v " + command).start();
        return which.waitFor(1, TimeUnit.MINUTES) && which.exitValue() == 0;
    }

    private void overwrite(String name, long from, byte[] bytes) throws IOException {
        try (RandomAccessFile file =
                new RandomAccessFile(program.profile().resolve(name).toFile(), "rw")) {
            file.seek(from);
            file.write(bytes);
        }
    }

    private static byte[] noise(int length) {
        byte[] bytes = new byte[length];
        new SplittableRandom(length).nextBytes(bytes);
        return bytes;
    }
}
