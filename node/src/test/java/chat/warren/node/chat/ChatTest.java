package chat.warren.node.chat;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import chat.warren.node.chat.Talks.Progress;
import chat.warren.node.chat.Talks.Shown;
import chat.warren.node.chat.item.Item;
import chat.warren.node.chat.item.Saying;
import chat.warren.node.chat.item.Turn;
import chat.warren.storage.StorageException;
import chat.warren.storage.chat.MessageId;
import chat.warren.storage.people.PersonId;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Two friends on real profiles, and a link between them that anything may happen to. */
class ChatTest {
    @TempDir
    Path folder;

    private final Town town = new Town(1);
    private Resident anna;
    private Resident ben;

    @BeforeEach
    void begin() throws StorageException {
        anna = new Resident(town, folder.resolve("anna"), Town.identity(1), 1).create();
        ben = new Resident(town, folder.resolve("ben"), Town.identity(2), 2).create();
        anna.befriend(ben);
        ben.befriend(anna);
    }

    @AfterEach
    void end() throws StorageException {
        anna.close();
        ben.close();
    }

    private void settle() {
        town.settle(anna, ben);
    }

    /** Oldest first. */
    static List<Shown> all(Resident resident, PersonId with) throws StorageException {
        Talks talks = new Talks(resident.profile().contents(), resident);
        return resident.profile().<List<Shown>>read(snapshot -> {
            List<Shown> all = new ArrayList<>();
            Optional<Turn> before = Optional.empty();
            List<Shown> page = talks.page(snapshot, Item.between(resident.self(), with), before, 100);
            while (!page.isEmpty()) {
                page.forEach(all::addFirst);
                before = Optional.of(page.getLast().turn());
                page = talks.page(snapshot, Item.between(resident.self(), with), before, 100);
            }
            return all;
        });
    }

    private static List<String> texts(Resident resident, Resident with) throws StorageException {
        return all(resident, with.self()).stream().map(Shown::text).toList();
    }

    private static Progress progress(Resident resident, MessageId id) throws StorageException {
        Talks talks = new Talks(resident.profile().contents(), resident);
        return resident.profile()
                .<Progress>read(
                        snapshot -> talks.find(snapshot, id).orElseThrow().progress());
    }

    @Test
    void whatIsSaidArrivesBothWays() throws StorageException {
        town.link(anna, ben);
        settle();
        MessageId question = anna.say(ben, "Are you there?");
        settle();
        MessageId answer = ben.say(anna, "Yes.");
        settle();
        assertEquals(List.of("Are you there?", "Yes."), texts(anna, ben));
        assertEquals(texts(anna, ben), texts(ben, anna));
        assertEquals(new Progress.Arrived(), progress(anna, question));
        assertEquals(new Progress.Arrived(), progress(ben, answer));
        assertEquals(new Progress.Received(), progress(anna, answer));
    }

    @Test
    void whatIsSaidBeforeTheFirstLinkWaitsForIt() throws StorageException {
        MessageId first = anna.say(ben, "one");
        anna.say(ben, "two");
        ben.say(anna, "three");
        assertEquals(new Progress.Waits(), progress(anna, first));
        anna.stop();
        anna.start();
        town.link(anna, ben);
        settle();
        assertEquals(new Progress.Arrived(), progress(anna, first));
        assertEquals(3, texts(anna, ben).size());
        assertEquals(texts(anna, ben), texts(ben, anna));
    }

    @Test
    void thousandsArriveOnceAndInOneOrderThroughLossesAndRestarts() throws StorageException {
        int each = 2_000;
        int losses = 0;
        int restarts = 0;
        int[] said = new int[2];
        town.link(anna, ben);
        while (said[0] < each || said[1] < each || losses < 30) {
            town.pass(Duration.ofMillis(town.random.nextInt(50)));
            for (int i = 0; i < 2; i++) {
                Resident from = i == 0 ? anna : ben;
                Resident to = i == 0 ? ben : anna;
                int burst = town.random.nextInt(12);
                for (int n = 0; n < burst && said[i] < each; n++) {
                    from.chat().order(new Command.Say(to.self(), Saying.Words.of(i + " " + said[i]++)), Answer.NOBODY);
                }
                if (town.random.nextInt(3) == 0) {
                    from.work();
                }
            }
            for (int n = town.random.nextInt(30); n > 0; n--) {
                town.deliverOne();
            }
            if (town.random.nextInt(20) == 0) {
                losses++;
                town.loseAll();
                if (town.random.nextInt(4) == 0) {
                    Resident restarted = town.random.nextBoolean() ? anna : ben;
                    restarted.work(); // What is not committed was acknowledged to nobody; here all is counted.
                    while (restarted.chat().isDue()) {
                        restarted.work();
                    }
                    restarted.stop();
                    restarted.start();
                    restarts++;
                }
                town.link(anna, ben);
            }
        }
        settle();
        List<Shown> left = all(anna, ben.self());
        List<Shown> right = all(ben, anna.self());
        assertEquals(2 * each, left.size());
        assertEquals(2 * each, new HashSet<>(texts(anna, ben)).size());
        assertEquals(
                left.stream().map(Shown::id).toList(),
                right.stream().map(Shown::id).toList(),
                "one order on both sides");
        for (int i = 0; i < 2; i++) {
            String prefix = i + " ";
            List<String> own = texts(anna, ben).stream()
                    .filter(text -> text.startsWith(prefix))
                    .toList();
            for (int n = 0; n < each; n++) {
                assertEquals(prefix + n, own.get(n), "everybody's words stay in their order");
            }
        }
        assertTrue(left.stream()
                .allMatch(shown ->
                        shown.progress() instanceof Progress.Arrived || shown.progress() instanceof Progress.Received));
        assertTrue(losses >= 30 && restarts > 3, losses + " losses, " + restarts + " restarts");
        assertEquals(
                0,
                anna.profile()
                        .<Long>read(s -> anna.profile().contents().outbox().waiting(s, ben.device())));
    }
}
