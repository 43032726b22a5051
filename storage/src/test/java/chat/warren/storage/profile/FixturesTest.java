package chat.warren.storage.profile;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;

import chat.warren.crypto.vault.PassphraseWork;
import chat.warren.storage.database.Schema;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * A profile folder of every version of the schema that ever was, as that version wrote it. When a version is added,
 * write its fixture before it is released, and never again after:
 *
 * <pre>mvn -pl storage -am test -Dtest=FixturesTest -Dfixture.write=true -Dsurefire.failIfNoSpecifiedTests=false</pre>
 */
class FixturesTest {
    private static final String PASSPHRASE = "the passphrase of every fixture";

    @TempDir
    Path folder;

    private static Credentials credentials() {
        return Credentials.of(PASSPHRASE.getBytes(StandardCharsets.UTF_8));
    }

    static IntStream versions() {
        return IntStream.rangeClosed(1, Schema.current().version());
    }

    @ParameterizedTest
    @MethodSource("versions")
    void aProfileOfEveryVersionOpensWithAllThatIsInIt(int version) throws IOException {
        Path profile = unpacked(version);
        for (int opened = 0; opened < 2; opened++) {
            try (Profile open = Profile.open(profile, credentials(), new SplittableRandom(opened))) {
                Filled.checkKept(open);
                Filled.checkLeftOut(open);
                open.check();
                assertEquals((long) Schema.current().version(), (long)
                        open.<Long>read(snapshot -> snapshot.query("PRAGMA user_version")
                                .first(columns -> columns.number(1))
                                .orElseThrow()));
            }
        }
    }

    /** Whoever still has the passphrase of a version's profile can still change it. */
    @ParameterizedTest
    @MethodSource("versions")
    void aProfileOfEveryVersionCanBeWrittenTo(int version) throws IOException {
        Path profile = unpacked(version);
        try (Profile open = Profile.open(profile, credentials(), new SplittableRandom(7))) {
            open.change(transaction -> open.contents().settings().set(transaction, "colour", "green"));
            open.expire(Rows.TOMORROW);
        }
        try (Profile open = Profile.open(profile, credentials(), new SplittableRandom(8))) {
            assertEquals(
                    "green",
                    open.read(snapshot -> open.contents().settings().get(snapshot, "colour"))
                            .orElseThrow());
            assertEquals(
                    1,
                    open.read(snapshot -> Filled.found(open.contents(), snapshot))
                            .size());
            Filled.checkKept(open);
        }
    }

    private Path unpacked(int version) throws IOException {
        Path profile = folder.resolve("profile");
        try (InputStream resource = FixturesTest.class.getResourceAsStream("version" + version + ".zip")) {
            assertNotNull(resource, "version " + version + " has no fixture");
            ZipInputStream zip = new ZipInputStream(resource);
            for (ZipEntry entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
                Path file = profile.resolve(entry.getName());
                Files.createDirectories(file.getParent());
                Files.copy(zip, file);
            }
        }
        return profile;
    }

    @Test
    @EnabledIfSystemProperty(named = "fixture.write", matches = "true")
    void writesTheFixtureOfThisVersion() throws IOException {
        Path profile = folder.resolve("profile");
        try (Profile made = Profile.create(profile, credentials(), PassphraseWork.FLOOR, new SplittableRandom(2026))) {
            Filled.fill(made);
        }
        Path target = Path.of(System.getProperty("warren.root"))
                .resolve("storage/src/test/resources/chat/warren/storage/profile/version"
                        + Schema.current().version() + ".zip");
        Files.createDirectories(target.getParent());
        try (OutputStream out = Files.newOutputStream(target);
                ZipOutputStream zip = new ZipOutputStream(out)) {
            zip.setLevel(9);
            for (Path file : files(profile)) {
                zip.putNextEntry(
                        new ZipEntry(profile.relativize(file).toString().replace('\\', '/')));
                Files.copy(file, zip);
            }
        }
    }

    private static List<Path> files(Path profile) throws IOException {
        try (Stream<Path> files = Files.walk(profile)) {
            return files.filter(Files::isRegularFile)
                    // The index is made anew wherever it is missing, and is long.
                    .filter(file -> !file.getFileName().toString().matches("lock.*|index"))
                    .sorted()
                    .toList();
        }
    }
}
