package chat.warren.node.chat;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import chat.warren.node.chat.Talks.Progress;
import chat.warren.node.chat.item.Saying;
import chat.warren.storage.StorageException;
import chat.warren.storage.chat.MessageId;
import chat.warren.storage.custody.Held;
import chat.warren.storage.custody.Waiting;
import chat.warren.storage.database.SealedTable.Placed;
import chat.warren.storage.row.Octets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Anna writes and goes; Ben comes later and never meets her; Caro knows both and keeps what she cannot read. */
class KeepersTest {
    @TempDir
    Path folder;

    private final Town town = new Town(4);
    private Resident anna;
    private Resident ben;
    private Resident caro;

    @BeforeEach
    void begin() throws StorageException {
        anna = new Resident(town, folder.resolve("anna"), Town.identity(1), 1).create();
        ben = new Resident(town, folder.resolve("ben"), Town.identity(2), 2).create();
        caro = new Resident(town, folder.resolve("caro"), Town.identity(3), 3).create();
        anna.befriend(ben, caro);
        ben.befriend(anna, caro);
        caro.befriend(anna, ben);
        anna.keepers.put(ben.self(), List.of(caro.self()));
        ben.keepers.put(anna.self(), List.of(caro.self()));
        caro.keepsFor.add(anna.self());
        caro.keepsFor.add(ben.self());
        town.link(anna, ben); // They have met once.
        settle();
        town.loseAll();
    }

    @AfterEach
    void end() throws StorageException {
        anna.close();
        ben.close();
        caro.close();
    }

    private void settle() {
        town.settle(anna, ben, caro);
    }

    private List<Held> held() throws StorageException {
        return caro
                .profile()
                .read(snapshot -> caro.profile().contents().custody().table().after(snapshot, 0, 1_000))
                .stream()
                .map(Placed::value)
                .toList();
    }

    @Test
    void nothingIsKeptByWhoeverGivesNothing() throws StorageException {
        caro.profile()
                .change(transaction ->
                        caro.profile().contents().settings().set(transaction, Habits.KEPT_FOR_EACH, "0"));
        MessageId first = anna.say(ben, "one for Ben");
        town.link(anna, caro);
        settle();
        assertEquals(List.of(), held());
        assertEquals(new Progress.Waits(), anna.progress(first));
    }

    @Test
    void lettersGoByWayOfAFriendWhoCannotReadThem() throws StorageException {
        MessageId first = anna.say(ben, "one for Ben");
        assertEquals(new Progress.Waits(), anna.progress(first));
        Town.Cable cable = town.link(anna, caro);
        settle();
        MessageId second = anna.say(ben, "two for Ben");
        settle();
        assertEquals(List.of(caro.self()), ((Progress.WaitsWith) anna.progress(first)).keepers());
        assertEquals(town.now.plus(Mailbox.KEPT_AT_MOST), ((Progress.WaitsWith) anna.progress(second)).until());
        assertEquals(
                List.of(4_096, 4_096),
                held().stream().map(one -> one.envelope().length()).toList());
        assertEquals(List.of(), caro.texts(anna));
        town.lose(cable);
        cable = town.link(caro, ben);
        settle();
        assertEquals(List.of("one for Ben", "two for Ben"), ben.texts(anna));
        assertEquals(1, held().size(), "all that waits now is Ben's receipt");
        ben.say(anna, "thank you");
        settle();
        town.lose(cable);
        town.link(anna, caro);
        settle();
        assertEquals(List.of("one for Ben", "two for Ben", "thank you"), anna.texts(ben));
        assertEquals(new Progress.Read(), anna.progress(first), "he has answered");
        assertEquals(new Progress.Read(), anna.progress(second));
        assertEquals(0, anna.waitingFor(ben) - receiptsWaiting(), "receipts end the custody");
    }

    /** What Anna owes Ben now is her thanks for his letter. */
    private static long receiptsWaiting() {
        return 1;
    }

    @Test
    void aKeeperWhoIsThereHandsOverAtOnce() throws StorageException {
        town.link(caro, ben);
        town.link(anna, caro);
        settle();
        MessageId id = anna.say(ben, "by way of Caro");
        settle();
        assertEquals(List.of("by way of Caro"), ben.texts(anna));
        assertEquals(new Progress.Arrived(), anna.progress(id));
    }

    @Test
    void aKeeperWhoLiesHarmsNothing() throws StorageException {
        List<MessageId> said = new ArrayList<>();
        for (int i = 0; i < 6; i++) {
            said.add(anna.say(ben, "letter " + i));
        }
        Town.Cable cable = town.link(anna, caro);
        settle();
        town.lose(cable);
        List<Held> kept = held();
        caro.profile().change(transaction -> {
            var custody = caro.profile().contents().custody();
            custody.handedOver(transaction, kept.get(0).mailbox(), kept.get(0).envelopeId()); // Dropped.
            custody.hold(transaction, altered(kept.get(1), 40));
            custody.hold(transaction, altered(kept.get(2), 4_000));
            custody.hold(transaction, altered(kept.get(3), 5)); // Invented, as good as: another name.
        });
        town.link(caro, ben);
        settle();
        assertEquals(
                List.of("letter 4", "letter 5"),
                ben.texts(anna)
                        .subList(ben.texts(anna).size() - 2, ben.texts(anna).size()));
        town.loseAll();
        town.link(anna, ben);
        settle();
        assertEquals(6, ben.texts(anna).size(), "nothing is missing and nothing there twice");
        assertEquals(anna.texts(ben), ben.texts(anna));
        for (MessageId id : said) {
            assertEquals(new Progress.Arrived(), anna.progress(id));
        }
    }

    private static Held altered(Held held, int at) {
        byte[] bytes = held.envelope().toArray();
        bytes[at] ^= 1;
        return new Held(held.mailbox(), held.envelopeId(), Octets.of(bytes), held.from(), held.until());
    }

    @Test
    void whatNobodyFetchesIsKeptForAWeek() throws StorageException {
        anna.say(ben, "one");
        town.link(anna, caro);
        settle();
        assertEquals(1, held().size());
        town.pass(Duration.ofDays(8));
        caro.chat().wake(town.now);
        settle();
        assertEquals(0, held().size());
        assertEquals(1, anna.waitingFor(ben), "the writer still has it");
    }

    private List<Waiting> promised() throws StorageException {
        return anna
                .profile()
                .read(snapshot -> anna.profile().contents().keepers().table().after(snapshot, 0, 1_000))
                .stream()
                .map(Placed::value)
                .toList();
    }

    @Test
    void aPromiseThatHasRunOutIsShownNoMoreAndForgotten() throws StorageException {
        MessageId id = anna.say(ben, "one");
        Town.Cable cable = town.link(anna, caro);
        settle();
        town.lose(cable);
        assertEquals(List.of(caro.self()), ((Progress.WaitsWith) anna.progress(id)).keepers());
        town.pass(Mailbox.KEPT_AT_MOST);
        assertEquals(new Progress.Waits(), anna.progress(id), "with nobody but ourselves");
        assertEquals(
                List.of(),
                anna.profile()
                        .read(snapshot -> anna.profile().contents().keepers().waiting(snapshot, town.now)));
        anna.chat().wake(town.now);
        settle();
        assertEquals(List.of(), promised());
    }

    @Test
    void whatWasTakenBackWaitsWithNobody() throws StorageException {
        MessageId id = anna.say(ben, "one");
        MessageId stays = anna.say(ben, "two");
        Town.Cable cable = town.link(anna, caro);
        settle();
        town.lose(cable);
        anna.say(ben, new Saying.Delete(id));
        assertEquals(List.of(stays), promised().stream().map(Waiting::message).toList());
    }

    /** Ben gives their keys up after a month, and has never had the letters. */
    @Test
    void whatALaterLetterOvertookByMoreThanAMonthComesAllTheSame() throws StorageException {
        List<String> texts = new ArrayList<>();
        List<MessageId> said = new ArrayList<>();
        for (int i = 0; i < 4; i++) {
            texts.add("letter " + i);
            said.add(anna.say(ben, "letter " + i));
        }
        town.pass(Mailbox.KEPT_AT_MOST.plusDays(1)); // Too old to be entrusted to anybody.
        texts.add("by way of Caro");
        anna.say(ben, "by way of Caro");
        Town.Cable cable = town.link(anna, caro);
        settle();
        town.lose(cable);
        cable = town.link(caro, ben);
        settle();
        town.lose(cable);
        assertEquals(List.of("by way of Caro"), ben.texts(anna));
        int keys = ben.keysBytes();
        town.pass(Duration.ofDays(31));
        ben.chat().wake(town.now);
        settle();
        assertTrue(ben.keysBytes() < keys, "the keys of what has not come went without anybody's writing");
        town.link(anna, ben);
        settle();
        assertEquals(texts, ben.texts(anna));
        for (MessageId id : said) {
            assertEquals(new Progress.Arrived(), anna.progress(id));
        }
        assertEquals(0, anna.waitingFor(ben));
    }

    @Test
    void nobodyKeepsForWhomTheyDoNotWant() throws StorageException {
        caro.keepsFor.clear();
        MessageId id = anna.say(ben, "one");
        town.link(anna, caro);
        settle();
        assertEquals(0, held().size());
        assertEquals(new Progress.Waits(), anna.progress(id));
    }
}
