package chat.warren.scenarios;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/** Anna writes and goes, Ben comes when she is away, and Caro had kept it for him. */
@DisabledOnOs(value = OS.WINDOWS, disabledReason = "the launcher is a POSIX shell script")
class CustodyScenarioTest {
    private static final String WORD = "strawberries";

    @TempDir
    Path folder;

    private Neighbours people;

    @BeforeEach
    void moveIn() throws IOException, InterruptedException {
        Map<String, String> hosts = Map.of("Anna", "left", "Ben", "right", "Caro", RoutedStreet.PUBLIC.getFirst());
        Street street = Street.of(hosts, "--left", "carrier", "--right", "full-cone", "--delay", "10");
        people = new Neighbours(folder, street, List.of("Anna", "Ben", "Caro"));
        people.befriend("Anna", "Ben");
        people.befriend("Anna", "Caro");
        people.befriend("Ben", "Caro");
    }

    @AfterEach
    void moveOut() {
        people.close();
    }

    @Test
    void aMessageWaitsWithAFriendWhoCannotReadIt() throws IOException, InterruptedException {
        people.run("Anna", "keepers", "Ben", "Caro");
        people.stop("Ben");
        people.await("Anna", said -> said.contains("Ben: not here"), "friends");
        people.run("Anna", "send", "Ben", WORD, "for", "you");
        people.await("Anna", said -> said.contains("waits with Caro until"), "history", "Ben");
        people.stop("Anna");

        people.start("Ben");
        people.await("Ben", said -> said.contains("< " + WORD), "history", "Anna");
        assertFalse(people.run("Caro", "search", WORD).contains(WORD), "Caro knows nothing of it");
        assertFalse(people.run("Caro", "history", "Anna").contains(WORD));
        people.stop("Caro");
        assertFalse(isAnywhereIn(people.program("Caro").profile()));

        people.start("Anna");
        people.await("Anna", said -> said.contains("delivered"), "history", "Ben");
        String once = people.run("Ben", "history", "Anna");
        assertTrue(once.indexOf(WORD) == once.lastIndexOf(WORD), once);
    }

    private static boolean isAnywhereIn(Path profile) throws IOException {
        try (Stream<Path> files = Files.walk(profile)) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                if (new String(Files.readAllBytes(file), StandardCharsets.ISO_8859_1).contains(WORD)) {
                    return true;
                }
            }
        }
        return false;
    }
}
