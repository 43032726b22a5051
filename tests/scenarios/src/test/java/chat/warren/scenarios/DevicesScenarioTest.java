package chat.warren.scenarios;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import chat.warren.scenarios.Program.Ended;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/** Anna takes a second device, talks on both, and loses it. */
@DisabledOnOs(value = OS.WINDOWS, disabledReason = "the launcher is a POSIX shell script")
class DevicesScenarioTest {
    private static final Pattern LINK = Pattern.compile("\"link\":\"([^\"]+)\"");

    @TempDir
    Path folder;

    private Neighbours people;

    @BeforeEach
    void moveIn() throws IOException, InterruptedException {
        people = new Neighbours(folder, List.of("Anna", "Ben"));
        people.befriend("Anna", "Ben");
    }

    @AfterEach
    void moveOut() {
        people.close();
    }

    @Test
    void aSecondDeviceHasEverythingAndARevokedOneNothingMore() throws IOException, InterruptedException {
        people.run("Anna", "send", "Ben", "said", "before");
        people.run("Ben", "send", "Anna", "answered", "before");
        heard("Ben", "Anna", "< said before");
        heard("Anna", "Ben", "< answered before");
        pair();

        people.start("tablet");
        people.friends("tablet", "Ben");
        heard("tablet", "Ben", "said before");
        heard("tablet", "Ben", "< answered before");
        people.run("tablet", "send", "Ben", "from", "the", "tablet");
        heard("Ben", "Anna", "< from the tablet");
        heard("Anna", "Ben", "from the tablet");
        people.run("Ben", "send", "Anna", "to", "both");
        heard("tablet", "Ben", "< to both");
        heard("Anna", "Ben", "< to both");

        people.run("Anna", "device", "revoke", "tablet");
        people.await("tablet", said -> said.contains("This device was revoked"), "device", "list");
        Ended late = people.program("tablet").run("send", "Ben", "of", "the", "thief");
        people.run("Anna", "send", "Ben", "I", "lost", "it");
        heard("Ben", "Anna", "< I lost it");
        people.run("Ben", "send", "Anna", "what", "a", "pity");
        heard("Anna", "Ben", "< what a pity");
        assertFalse(people.run("Ben", "history", "Anna").contains("of the thief"), late.out() + late.err());
        assertFalse(people.run("tablet", "history", "Ben").contains("what a pity"));
        assertFalse(people.run("Anna", "device", "list").contains("tablet"));
    }

    private void heard(String who, String with, String text) throws IOException, InterruptedException {
        people.await(who, said -> said.contains(text), "history", with);
    }

    private void pair() throws IOException, InterruptedException {
        Program tablet = people.machine("tablet");
        Process pairing = tablet.prepared(new ProcessBuilder(
                        Program.launcher(),
                        "device",
                        "pair",
                        "--name",
                        "tablet",
                        "--json",
                        "--passphrase-stdin",
                        "--passphrase-work",
                        "least"))
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
        try (OutputStream answers = pairing.getOutputStream()) {
            answers.write((ProfileScenarioTest.PASSPHRASE + "\nyes\n").getBytes(StandardCharsets.UTF_8));
        }
        BufferedReader shown = pairing.inputReader(StandardCharsets.UTF_8);
        Matcher link = LINK.matcher(shown.readLine());
        assertTrue(link.find());
        Ended added = people.program("Anna")
                .answering(List.of("yes"), "device", "add", link.group(1), "--answer-stdin", "--json");
        assertEquals(0, added.exit(), added.out() + added.err());
        String rest = String.join("\n", shown.lines().toList());
        assertEquals(0, Program.await(pairing), rest);
        assertEquals(added.words("words"), new Ended(0, rest, "").words("words"), "both show the same words");
        assertTrue(rest.contains("\"joined\":\"Anna\""), rest);
    }
}
