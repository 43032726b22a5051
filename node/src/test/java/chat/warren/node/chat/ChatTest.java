package chat.warren.node.chat;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import chat.warren.node.chat.Talks.Progress;
import chat.warren.node.chat.Talks.Shown;
import chat.warren.node.chat.item.Item;
import chat.warren.node.chat.item.Saying;
import chat.warren.storage.StorageException;
import chat.warren.storage.chat.MessageId;
import chat.warren.storage.row.Octets;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** Two friends on real profiles, and a link between them that anything may happen to. */
class ChatTest extends TwoFriends {
    ChatTest() {
        super(1);
    }

    private void settle() {
        town.settle(anna, ben);
    }

    @Test
    void whatIsSaidArrivesBothWays() throws StorageException {
        town.link(anna, ben);
        settle();
        MessageId question = anna.say(ben, "Are you there?");
        settle();
        MessageId answer = ben.say(anna, "Yes.");
        settle();
        assertEquals(List.of("Are you there?", "Yes."), anna.texts(ben));
        assertEquals(anna.texts(ben), ben.texts(anna));
        assertEquals(new Progress.Read(), anna.progress(question), "who answers has read it");
        assertEquals(new Progress.Arrived(), ben.progress(answer));
        assertEquals(new Progress.Received(), anna.progress(answer));
    }

    @Test
    void whoGoesOnWritingHasReadWhatCameBetween() throws StorageException {
        town.link(anna, ben);
        ben.say(anna, "one");
        settle();
        anna.say(ben, "two");
        anna.say(ben, "three");
        settle();
        MessageId four = ben.say(anna, "four");
        settle();
        assertEquals(new Progress.Arrived(), ben.progress(four));
        assertEquals(1, anna.unread(ben));
        anna.say(ben, "five");
        settle();
        assertEquals(new Progress.Read(), ben.progress(four));
        assertEquals(0, anna.unread(ben));
    }

    @Test
    void aConversationThatIsLeftAndBegunAgainInOneBatchHasOnlyWhatCameAfter() throws StorageException {
        town.link(anna, ben);
        settle();
        anna.say(ben, "before");
        anna.chat().order(new Command.Say(ben.self(), Saying.Words.of("gone")), Answer.NOBODY);
        anna.chat().order(new Command.Leave(Item.between(anna.self(), ben.self())), Answer.NOBODY);
        MessageId after = anna.say(ben, "after");
        settle();
        assertEquals(List.of("after"), anna.texts(ben));
        assertEquals(Set.of("before", "gone", "after"), Set.copyOf(ben.texts(anna)));
        assertEquals(new Progress.Arrived(), anna.progress(after));
    }

    @Test
    void whatIsSaidBeforeTheFirstLinkWaitsForIt() throws StorageException {
        MessageId first = anna.say(ben, "one");
        anna.say(ben, "two");
        ben.say(anna, "three");
        assertEquals(new Progress.Waits(), anna.progress(first));
        anna.stop();
        anna.start();
        town.link(anna, ben);
        settle();
        assertEquals(new Progress.Arrived(), anna.progress(first));
        assertEquals(3, anna.texts(ben).size());
        assertEquals(anna.texts(ben), ben.texts(anna));
    }

    /** As when the disk is full for a second: here a row that cannot be read stands for one that cannot be written. */
    @Test
    void aCommitThatFailsGivesTheLinksUpAndAllOfItComesAgain() throws StorageException {
        Octets session = Octets.of(ben.device().toBytes());
        anna.stop();
        anna.start();
        anna.hasBadDisk = true;
        anna.profile()
                .change(transaction -> anna.profile()
                        .contents()
                        .state()
                        .put(transaction, "chat.session", session, Octets.of(new byte[] {9})));
        ben.say(anna, "Are you there?");
        Town.Cable cable = town.link(anna, ben);
        Verdict verdict = new Verdict();
        anna.chat().order(new Command.Say(ben.self(), Saying.Words.of("Yes.")), verdict);
        settle();
        assertEquals(anna.troubles, verdict.failures, "whoever wanted something in the same batch hears what it was");
        assertTrue(cable.cut);
        assertEquals(List.of("what came could not be saved"), town.ended, "no goodbye: both look for each other again");
        assertEquals(1, anna.troubles.size());
        anna.profile()
                .change(transaction -> anna.profile().contents().state().remove(transaction, "chat.session", session));
        town.link(anna, ben);
        settle();
        assertEquals(List.of("Are you there?"), anna.texts(ben));
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
        List<Shown> left = anna.all(ben);
        List<Shown> right = ben.all(anna);
        assertEquals(2 * each, left.size());
        assertEquals(2 * each, new HashSet<>(anna.texts(ben)).size());
        assertEquals(
                left.stream().map(Shown::id).toList(),
                right.stream().map(Shown::id).toList(),
                "one order on both sides");
        for (int i = 0; i < 2; i++) {
            String prefix = i + " ";
            List<String> own = anna.texts(ben).stream()
                    .filter(text -> text.startsWith(prefix))
                    .toList();
            for (int n = 0; n < each; n++) {
                assertEquals(prefix + n, own.get(n), "everybody's words stay in their order");
            }
        }
        assertTrue(left.stream()
                .allMatch(shown -> shown.progress() instanceof Progress.Arrived
                        || shown.progress() instanceof Progress.Read
                        || shown.progress() instanceof Progress.Received));
        assertTrue(losses >= 30 && restarts > 3, losses + " losses, " + restarts + " restarts");
        assertEquals(
                0,
                anna.profile()
                        .<Long>read(s -> anna.profile().contents().outbox().waiting(s, ben.device())));
    }
}
