package chat.warren.scenarios;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.lang.System.Logger.Level;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.junit.jupiter.api.io.TempDir;

/**
 * Two people behind routers talk over a line that loses 5 of 100 packets, while the ways between them end one after the
 * other.
 *
 * <p>For ten thousand messages each way: {@code ./warren test -pl tests/scenarios -am -Dtest=BadLineScenarioTest
 * -Dsurefire.failIfNoSpecifiedTests=false -Dwarren.messages=10000}.
 */
@EnabledIfSystemProperty(named = "warren.messages", matches = "\\d+", disabledReason = "it takes minutes")
class BadLineScenarioTest {
    private static final int MESSAGES = Integer.getInteger("warren.messages", 400);
    private static final int CHANGES = 3;
    private static final List<String> NAMES = List.of("Anna", "Ben");
    private static final System.Logger LOG = System.getLogger("bad line");

    @TempDir
    Path folder;

    @Test
    void whatIsSaidArrivesOnceAndInOneOrderThoughTheWaysChange() throws IOException, InterruptedException {
        Instant begun = Instant.now();
        RoutedStreet street = RoutedStreet.up(
                Map.of("Anna", "left", "Ben", "right"),
                "--left",
                "carrier",
                "--right",
                "full-cone",
                "--delay",
                "10",
                "--left-loss",
                "5");
        note(begun, "street");
        try (Neighbours people = new Neighbours(folder, street, NAMES)) {
            note(begun, "moved in");
            people.befriend("Anna", "Ben");
            note(begun, "friends");
            Talk talk = Talk.begin(people, NAMES, MESSAGES);
            for (int change = 1; change <= CHANGES; change++) {
                talk.awaitSaid(change * MESSAGES / (CHANGES + 1));
                change(street, change);
                note(begun, "change " + change);
                talk.awaitHeard();
                note(begun, "heard again");
            }
            talk.awaitSaid(MESSAGES);
            note(begun, "said");
            talk.assertThereOnceAndInOneOrder();
            note(begun, "there");
            assertEquals(2 * MESSAGES, talk.kept());
        }
    }

    private static void change(RoutedStreet street, int number) throws IOException, InterruptedException {
        switch (number) {
            case 1 -> street.lab().change("rebind", "left", "--flush"); // Anna's router gives her another port.
            case 2 -> street.lab().change("rebind", "right", "--host"); // Ben goes from one network to another.
            default -> street.lab().change("rebind", "left"); // Anna's router gets another address.
        }
    }

    private static void note(Instant begun, String what) {
        LOG.log(Level.INFO, "{0}: {1}", Duration.between(begun, Instant.now()).toMillis(), what);
    }
}
