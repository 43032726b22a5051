package chat.warren.scenarios;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import chat.warren.scenarios.Program.Ended;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/** What people install, as far as it is quickly made: its folder, without a cache and unpacked. */
@EnabledOnOs(value = OS.LINUX, disabledReason = "the parts lie elsewhere on other systems")
class PackageScenarioTest {
    @TempDir
    Path folder;

    @Test
    void theProgramRunsFromItsFolderWithoutAnyOtherJava() throws IOException, InterruptedException {
        Program builder = new Program(folder.resolve("none")).with("WARREN_AOT", "off");
        Ended made = builder.run("package", "image");
        assertEquals(0, made.exit(), made.err());
        Path image = Program.root().resolve("ui/target/packages/work/warren");
        assertTrue(Files.isRegularFile(image.resolve("lib/app/LICENSE")), "the licence goes with it");
        assertTrue(Files.notExists(image.resolve("lib/runtime/bin/java")), "its launcher is the only command");

        // Moved, so that nothing of the build is found by where it lay.
        Path elsewhere = folder.resolve("else where");
        assertEquals(
                0,
                Program.await(new ProcessBuilder("mv", image.toString(), elsewhere.toString())
                        .inheritIO()
                        .start()));
        Path warren = elsewhere.resolve("bin/warren");
        Ended version = ended(warren, "", "--version");
        assertTrue(version.out().startsWith("Warren 0."), version.out() + version.err());
        Ended created = ended(
                warren,
                "six spicy sandals sing softly",
                "profile",
                "create",
                "--name",
                "Anna",
                "--json",
                "--passphrase-stdin",
                "--passphrase-work",
                "least");
        assertEquals(0, created.exit(), created.err());
        assertEquals(24, created.words("recoveryWords").size());
    }

    /** Runs it as on a machine that has nothing else. */
    private Ended ended(Path program, String input, String... arguments) throws IOException, InterruptedException {
        List<String> command = new ArrayList<>(List.of(program.toString()));
        command.addAll(List.of(arguments));
        Path err = folder.resolve("err");
        ProcessBuilder builder = new ProcessBuilder(command).redirectError(err.toFile());
        builder.environment().clear();
        builder.environment().putAll(Map.of("PATH", "/usr/bin:/bin", "HOME", folder.toString(), "LC_ALL", "C.UTF-8"));
        builder.environment().put("WARREN_PROFILE", folder.resolve("profile").toString());
        Process process = builder.start();
        try (OutputStream answers = process.getOutputStream()) {
            answers.write(input.getBytes(StandardCharsets.UTF_8));
        } catch (IOException unread) {
            // It ended without asking.
        }
        String out = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        return new Ended(Program.await(process), out, Files.readString(err));
    }
}
