package chat.warren.scenarios;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import chat.warren.scenarios.Program.Ended;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/** The life of a profile, as somebody lives it who types commands. */
@DisabledOnOs(value = OS.WINDOWS, disabledReason = "the launcher is a POSIX shell script")
class ProfileScenarioTest {
    static final String PASSPHRASE = "six spicy sandals sing softly";
    /** Each guess is cheaper here than people's would be, or this test would take minutes. */
    static final String[] CREATE = {
        "create", "--json", "--name", "Anna", "--passphrase-stdin", "--passphrase-work", "least"
    };

    @TempDir
    static Path once;

    static Ended created = new Ended(-1, "", "");

    @TempDir
    Path folder;

    private Program program = new Program(Path.of(""));

    @BeforeAll
    static void createsOneProfileForAll() throws IOException, InterruptedException {
        created = new Program(once.resolve("anna")).profile(List.of(PASSPHRASE), CREATE);
    }

    /** A copy of a profile is a profile. */
    @BeforeEach
    void copiesIt() throws IOException {
        program = new Program(copied(once.resolve("anna"), folder.resolve("anna")));
    }

    static Path copied(Path from, Path to) throws IOException {
        try (Stream<Path> files = Files.walk(from)) {
            for (Path file : (Iterable<Path>) files::iterator) {
                Files.copy(file, to.resolve(from.relativize(file).toString()));
            }
        }
        return to;
    }

    private Ended status() throws IOException, InterruptedException {
        return status(PASSPHRASE);
    }

    private Ended status(String passphrase) throws IOException, InterruptedException {
        return program.profile(List.of(passphrase), "status", "--json", "--passphrase-stdin");
    }

    @Test
    void aNewProfileShowsItsRecoveryWordsAndItsIdentity() throws IOException, InterruptedException {
        assertEquals(0, created.exit(), created.err());
        assertEquals(24, created.words("recoveryWords").size());
        assertEquals(12, created.words("words").size());
        assertTrue(created.member("identity").startsWith("warren:id:"), created.out());
        Ended inside = status();
        assertEquals(created.member("identity"), inside.member("identity"));
        assertEquals("Anna", inside.member("name"));
        assertFalse(inside.out().contains("recoveryWords"), "they are shown once");
    }

    @Test
    void nobodyElseMayLookIntoTheFolder() throws IOException {
        try (Stream<Path> files = Files.walk(once.resolve("anna"))) {
            for (Path file : (Iterable<Path>) files::iterator) {
                String permissions = PosixFilePermissions.toString(Files.getPosixFilePermissions(file));
                assertEquals(Files.isDirectory(file) ? "rwx------" : "rw-------", permissions, file.toString());
            }
        }
    }

    @Test
    void withoutThePassphraseStatusTellsOnlyHowTheProfileIsKept() throws IOException, InterruptedException {
        Ended outside = program.profile(List.of(), "status");
        assertEquals(0, outside.exit(), outside.err());
        assertTrue(outside.out().contains("locked"), outside.out());
        assertTrue(outside.out().contains("64 MiB"), outside.out());
        assertTrue(outside.out().contains("none: bootstrapping is off"), outside.out());
        assertFalse(outside.out().contains("Anna") || outside.out().contains("warren:id:"), outside.out());
    }

    @Test
    void aSecondProgramIsToldWhoHasTheProfileOpen() throws IOException, InterruptedException {
        Process first = program.open(PASSPHRASE);
        try {
            Ended second = status();
            assertEquals(5, second.exit());
            assertTrue(second.sentence().contains("process " + first.pid()), second.err());
            assertEquals("in-use", second.member("error"));
            Ended outside = program.profile(List.of(), "status", "--json");
            assertEquals("true", outside.member("open"));
            assertEquals(Long.toString(first.pid()), outside.member("process"));
            assertTrue(first.isAlive(), "the first one is not disturbed");
        } finally {
            first.destroyForcibly();
        }
    }

    @Test
    void aProgramThatWasKilledLeavesAProfileThatOpens() throws IOException, InterruptedException {
        Process killed = program.open(PASSPHRASE).destroyForcibly();
        assertEquals(128 + 9, Program.await(killed));
        assertEquals("false", program.profile(List.of(), "status", "--json").member("open"));
        assertEquals(created.member("identity"), status().member("identity"));
    }

    @Test
    void aCreationThatWasKilledCanBeRepeated() throws IOException, InterruptedException {
        program = program.at(folder.resolve("twice"));
        Process creating = program.start(CREATE);
        try (OutputStream answers = creating.getOutputStream()) {
            answers.write(PASSPHRASE.getBytes(StandardCharsets.UTF_8));
        }
        while (creating.isAlive() && !Files.exists(program.profile().resolve("lock"))) {
            Thread.onSpinWait(); // The lock comes first, then a third of a second of passphrase work.
        }
        Program.await(creating.destroyForcibly());
        if (!Files.exists(program.profile().resolve("vault"))) { // On a very busy machine the kill comes too late.
            assertEquals(3, program.profile(List.of(), "status").exit(), "there is none, and not half of one");
            assertEquals(0, program.profile(List.of(PASSPHRASE), CREATE).exit());
        }
        assertEquals("Anna", status().member("name"));
    }

    @Test
    void locksFromAnotherTerminal() throws IOException, InterruptedException {
        Process open = program.open(PASSPHRASE);
        Ended lock = program.profile(List.of(), "lock");
        assertEquals(0, lock.exit(), lock.err());
        assertEquals("Locked.", lock.out().strip());
        assertEquals(0, Program.await(open), "who is asked to lock ends well");
        assertEquals(
                "{\"open\":false}", open.inputReader(StandardCharsets.UTF_8).readLine());
        Ended again = program.profile(List.of(), "lock");
        assertEquals("It was locked already.", again.out().strip());
        assertEquals(0, status().exit());
    }

    @Test
    void aProgramThatDoesNotAnswerIsNotSaidToHaveLocked() throws IOException, InterruptedException {
        Process open = program.open(PASSPHRASE);
        try {
            String pid = Long.toString(open.pid());
            assertEquals(0, Program.await(new ProcessBuilder("kill", "-STOP", pid).start()));
            Ended lock = program.profile(List.of(), "lock", "--json");
            assertEquals(11, lock.exit());
            assertEquals("still-open", lock.member("error"));
            assertTrue(lock.sentence().contains("process " + pid), lock.err());
            assertEquals("true", program.profile(List.of(), "status", "--json").member("open"));
            assertEquals(0, Program.await(new ProcessBuilder("kill", "-CONT", pid).start()));
            assertTrue(open.isAlive(), "a request that was given up is forgotten");
        } finally {
            open.destroyForcibly();
        }
    }

    @Test
    void controlCLocks() throws IOException, InterruptedException {
        Process open = program.open(PASSPHRASE);
        assertEquals(0, Program.await(new ProcessBuilder("kill", "-INT", Long.toString(open.pid())).start()));
        assertEquals(128 + 2, Program.await(open));
        assertEquals(
                "{\"open\":false}", open.inputReader(StandardCharsets.UTF_8).readLine());
        assertFalse(Files.exists(program.profile().resolve("lock.holder")), "nothing is left behind");
    }

    @Test
    void controlCWhileAProfileIsMadeIsNobodysMistake() throws IOException, InterruptedException {
        Program other = program.at(program.profile().resolveSibling("another"));
        Path err = Files.createTempFile("warren", ".err");
        try {
            Process create = other.prepared(
                            new ProcessBuilder(other.command("create", "--name", "Ben", "--passphrase-stdin")))
                    .redirectError(err.toFile())
                    .start();
            try (OutputStream answers = create.getOutputStream()) {
                answers.write(PASSPHRASE.getBytes(StandardCharsets.UTF_8));
            }
            while (create.isAlive() && !Files.exists(other.profile())) {
                Thread.onSpinWait();
            }
            assertEquals(0, Program.await(new ProcessBuilder("kill", "-INT", Long.toString(create.pid())).start()));
            assertEquals(128 + 2, Program.await(create));
            assertEquals("", Files.readString(err));
        } finally {
            Files.delete(err);
        }
    }

    @Test
    void aNewPassphraseTakesThePlaceOfTheOld() throws IOException, InterruptedException {
        byte[] before = Files.readAllBytes(program.profile().resolve("vault"));
        Ended changed = program.profile(List.of(PASSPHRASE, "another one"), "passphrase", "--passphrase-stdin");
        assertEquals(0, changed.exit(), changed.err());
        assertEquals(6, status().exit());
        assertEquals(created.member("identity"), status("another one").member("identity"));
        Files.write(program.profile().resolve("vault"), before);
        assertEquals(0, status().exit(), "the key is the same: an old copy of the vault opens the data of today");
    }

    @Test
    void aBackupBringsTheSameIdentityIntoANewFolder() throws IOException, InterruptedException {
        Path backup = folder.resolve("anna.warren");
        Ended exported = program.profile(
                List.of(PASSPHRASE, "for the safe"),
                "export",
                backup.toString(),
                "--passphrase-stdin",
                "--own-passphrase",
                "--passphrase-work",
                "least");
        assertEquals(0, exported.exit(), exported.err());
        assertEquals("rw-------", PosixFilePermissions.toString(Files.getPosixFilePermissions(backup)));

        program = program.at(folder.resolve("somewhere").resolve("new"));
        String[] restore = {"import", backup.toString(), "--passphrase-stdin", "--passphrase-work", "least"};
        assertEquals(6, program.profile(List.of(PASSPHRASE), restore).exit(), "it has a passphrase of its own");
        Ended imported = program.profile(List.of("for the safe"), restore);
        assertEquals(0, imported.exit(), imported.err());
        Ended inside = status("for the safe");
        assertEquals(created.member("identity"), inside.member("identity"));
        assertEquals(created.words("words"), inside.words("words"));
        assertEquals("Anna", inside.member("name"));
    }

    @Test
    void nothingIsOverwrittenWithoutForce() throws IOException, InterruptedException {
        Path backup = folder.resolve("anna.warren");
        Files.writeString(backup, "precious");
        String[] export = {"export", backup.toString(), "--passphrase-stdin", "--passphrase-work", "least"};
        Ended refused = program.profile(List.of(PASSPHRASE), export);
        assertEquals(4, refused.exit());
        assertTrue(refused.sentence().contains("--force"), refused.err());
        assertEquals("precious", Files.readString(backup));
        String[] forced = Stream.concat(Stream.of(export), Stream.of("--force")).toArray(String[]::new);
        assertEquals(0, program.profile(List.of(PASSPHRASE), forced).exit());

        byte[] vault = Files.readAllBytes(program.profile().resolve("vault"));
        assertEquals(4, program.profile(List.of("x"), CREATE).exit());
        assertEquals(
                4,
                program.profile(List.of(PASSPHRASE), "import", backup.toString(), "--passphrase-stdin")
                        .exit());
        assertArrayEquals(vault, Files.readAllBytes(program.profile().resolve("vault")));
        Ended replaced = program.profile(
                List.of(PASSPHRASE),
                "import",
                backup.toString(),
                "--force",
                "--passphrase-stdin",
                "--passphrase-work",
                "least");
        assertEquals(0, replaced.exit(), replaced.err());
        assertEquals(created.member("identity"), status().member("identity"));
    }

    @Test
    void recoveryWordsBringTheIdentityBack() throws IOException, InterruptedException {
        program = program.at(folder.resolve("recovered"));
        List<String> words = created.words("recoveryWords");
        String[] recover = {
            "create", "--json", "--recover", "--name", "Anna", "--passphrase-stdin", "--passphrase-work", "least"
        };
        String swapped = String.join(" ", words.reversed());
        Ended refused = program.profile(List.of("new", swapped), recover);
        assertEquals(2, refused.exit());
        assertTrue(refused.sentence().contains("recovery words"), refused.err());
        assertFalse(Files.exists(program.profile()), "nothing was made");
        Ended recovered = program.profile(List.of("new", String.join(" ", words)), recover);
        assertEquals(0, recovered.exit(), recovered.err());
        assertEquals(created.member("identity"), recovered.member("identity"));
        assertFalse(recovered.out().contains("recoveryWords"), "whoever typed them has them");
    }

    @Test
    void aKeyFileIsNeededFromThenOn() throws IOException, InterruptedException {
        program = program.at(folder.resolve("two"));
        String key = folder.resolve("stick.key").toString();
        String[] create =
                Stream.concat(Stream.of(CREATE), Stream.of("--key-file", key)).toArray(String[]::new);
        Ended made = program.profile(List.of(PASSPHRASE), create);
        assertEquals(0, made.exit(), made.err());
        Ended without = status();
        assertEquals(6, without.exit());
        assertTrue(without.sentence().contains("key file"), without.err());
        Ended with = program.profile(List.of(PASSPHRASE), "status", "--json", "--passphrase-stdin", "--key-file", key);
        assertEquals(made.member("identity"), with.member("identity"));
        assertNotEquals(created.member("identity"), with.member("identity"));
    }
}
