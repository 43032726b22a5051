package chat.warren.scenarios;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/** Four people with a terminal each, who become friends in every way there is, and then talk. */
@DisabledOnOs(value = OS.WINDOWS, disabledReason = "the launcher is a POSIX shell script")
class FriendsScenarioTest {
    @TempDir
    Path folder;

    private Neighbours people;

    @BeforeEach
    void moveIn() throws IOException, InterruptedException {
        Map<String, String> hosts = Map.of(
                "Anna",
                "left",
                "Dora",
                "right",
                "Ben",
                RoutedStreet.PUBLIC.getFirst(),
                "Caro",
                RoutedStreet.PUBLIC.getLast());
        // Anna and Dora see each other in one LAN, the others come from outside.
        Street street = Street.of(hosts, "--left", "port-restricted", "--lan-behind-same-nat", "--delay", "10");
        people = new Neighbours(folder, street, List.of("Anna", "Ben", "Caro", "Dora"));
    }

    @AfterEach
    void moveOut() {
        people.close();
    }

    private static String firstLine(String said) {
        return said.lines().findFirst().orElseThrow();
    }

    @Test
    void friendsByEveryWayAndThenTheyTalk() throws IOException, InterruptedException {
        String link = firstLine(people.run("Anna", "invite"));
        people.run("Ben", "add", link, "--message", "it is me");
        people.accepted("Anna", "Ben");

        String code = firstLine(people.run("Anna", "invite", "--code"));
        people.run("Caro", "add", "--code", code.replace('-', ' '));
        people.accepted("Anna", "Caro");

        people.run("Anna", "nearby", "--visible");
        people.await("Dora", said -> said.contains("  Anna, key "), "nearby");
        people.run("Dora", "nearby", "--ask", "Anna");
        people.accepted("Anna", "Dora");

        people.run("Anna", "friend", "introduce", "Ben", "Caro");
        people.await("Ben", said -> said.contains("Caro: Anna would like you two to meet"), "friends");
        people.await("Caro", said -> said.contains("Ben: Anna would like you two to meet"), "friends");
        people.run("Ben", "friend", "meet", "Caro");
        people.run("Caro", "friend", "meet", "Ben");
        people.friends("Ben", "Caro");
        people.friends("Caro", "Ben");

        String words = people.run("Anna", "friend", "verify", "Ben", "--words");
        assertEquals(words, people.run("Ben", "friend", "verify", "Anna", "--words"));
        people.run("Anna", "friend", "verify", "Ben", "--compared");
        assertTrue(people.run("Anna", "friends").contains(", verified"));
        people.run("Anna", "friend", "permit", "Ben", "call", "off");
        assertTrue(people.run("Anna", "friend", "permit", "Ben").contains("call        off"));

        talkAtATerminal();
        botsSayItBack();
        people.run("Anna", "friend", "block", "Dora");
        people.await("Dora", said -> said.contains("Anna: not here"), "friends");
        people.run("Anna", "friend", "remove", "Caro");
        people.await("Caro", said -> said.contains("Anna: not here"), "friends");
        assertFalse(people.run("Anna", "friends").contains("Caro"), "and Caro can do nothing about it");
    }

    private void talkAtATerminal() throws IOException, InterruptedException {
        Program anna = people.program("Anna");
        List<String> chat =
                List.of("script", "--quiet", "--return", "--command", Program.launcher() + " chat Ben", "/dev/null");
        ProcessBuilder builder = anna.prepared(new ProcessBuilder(chat));
        builder.environment().put("TERM", "dumb");
        Process terminal = builder.start();
        Dialogue dialogue = new Dialogue(terminal);
        dialogue.answer("> ", "Hello Ben");
        dialogue.answer("me: Hello Ben", "/help");
        people.await("Ben", said -> said.contains("< Hello Ben"), "history", "Anna");
        people.run("Ben", "send", "Anna", "Hello", "Anna");
        dialogue.answer("Ben: Hello Anna", "/reply Well then");
        dialogue.answer("(to 2) Well then", "/edit Well, then");
        dialogue.answer("Well, then (edited)", "/quit");
        assertEquals(0, Program.await(terminal), dialogue.rest());
        people.await("Ben", said -> said.contains("< Well, then (edited)"), "history", "Anna");
    }

    /** The two programs that docs/api.md shows, as it shows them. */
    private void botsSayItBack() throws IOException, InterruptedException {
        String page = Files.readString(Program.root().resolve("docs/api.md"));
        for (String language : List.of("sh", "python")) {
            Matcher bot = Pattern.compile("```" + language + "\n(#!.*?)```", Pattern.DOTALL)
                    .matcher(page);
            assertTrue(bot.find(), "no bot in " + language);
            Path program = folder.resolve("bot." + language);
            Files.writeString(program, bot.group(1));
            Process running = people.program("Ben")
                    .prepared(new ProcessBuilder(language.equals("sh") ? "sh" : "python3", program.toString()))
                    .redirectErrorStream(true)
                    .redirectOutput(folder.resolve("bot.log").toFile())
                    .start();
            try {
                String words = "say this back, " + language;
                // It listens from its start on, so it is asked until it does.
                people.await(
                        "Anna",
                        said -> {
                            boolean back = said.contains("< " + words);
                            if (!back) {
                                ask(words);
                            }
                            return back;
                        },
                        "history",
                        "Ben");
            } finally {
                running.descendants().forEach(ProcessHandle::destroyForcibly);
                running.destroyForcibly();
            }
        }
    }

    private void ask(String words) {
        try {
            people.run("Anna", "send", "Ben", words);
        } catch (IOException | InterruptedException e) {
            throw new AssertionError(e);
        }
    }
}
