package chat.warren.node.chat;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import chat.warren.crypto.identity.DeviceId;
import chat.warren.node.chat.item.Item;
import chat.warren.node.chat.item.ItemWire;
import chat.warren.node.chat.item.Saying;
import chat.warren.storage.StorageException;
import chat.warren.storage.chat.ConversationId;
import chat.warren.storage.chat.MessageId;
import chat.warren.storage.people.PersonId;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** Whatever crosses on the way, both end with the same. */
class CrossingTest extends TwoFriends {
    private static final List<String> EMOJI = List.of("👍", "🌷", "😀");

    private static final MessageId NONE = MessageId.of(new byte[16]);

    CrossingTest() {
        super(2);
    }

    @Test
    void editsDeletionsAndReactionsThatCrossEndAlike() throws StorageException {
        Map<MessageId, Resident> said = new HashMap<>();
        Set<MessageId> deleted = new HashSet<>();
        town.link(anna, ben);
        for (int i = 0; i < 200; i++) {
            Resident one = town.random.nextBoolean() ? anna : ben;
            Resident other = one == anna ? ben : anna;
            town.pass(Duration.ofMillis(town.random.nextInt(3)));
            List<MessageId> known = one.all(other).stream()
                    .map(Talks.Shown::id)
                    .filter(id -> !deleted.contains(id))
                    .toList();
            MessageId target = known.isEmpty() ? NONE : known.get(town.random.nextInt(known.size()));
            int what = known.isEmpty() ? 0 : town.random.nextInt(10);
            if (what < 3) {
                said.put(one.say(other, "first words " + i), one);
            } else if (what < 6 && said.get(target) == one) {
                one.say(other, new Saying.Edit(target, "words " + i, List.of()));
            } else if (what == 6 && said.get(target) == one) {
                one.say(other, new Saying.Delete(target));
                deleted.add(target);
            } else if (!known.isEmpty() && !one.isDeleted(target)) {
                String emoji = EMOJI.get(town.random.nextInt(3));
                one.say(other, new Saying.React(target, emoji, town.random.nextInt(3) > 0));
            }
            for (int n = town.random.nextInt(4); n > 0; n--) {
                town.deliverOne();
            }
            if (town.random.nextInt(30) == 0) {
                town.loseAll();
                town.link(anna, ben);
            }
        }
        town.loseAll(); // A program may have ended the last link to begin anew, and programs dial again.
        town.link(anna, ben);
        town.settle(anna, ben);
        assertEquals(described(anna, ben), described(ben, anna));
        assertTrue(described(anna, ben).toString().contains("🌷"), "some reaction is left");
        assertTrue(!deleted.isEmpty() && said.size() > 25);
    }

    /** What was taken back before it came is known to its writer alone. */
    private static List<String> described(Resident resident, Resident with) throws StorageException {
        return resident.all(with).stream()
                .filter(shown -> !shown.message().isDeleted())
                .map(shown -> shown.id() + " " + shown.text() + " "
                        + shown.reactions().stream()
                                .map(one -> one.by() + one.emoji())
                                .sorted()
                                .toList())
                .toList();
    }

    /** A friend's items may come over a link and from keepers in any order, some of them twice. */
    @Test
    void anyOrderOfTheSameItemsGivesTheSameConversation() throws StorageException {
        List<Said> items = items();
        Random random = new Random(4);
        Set<String> results = new HashSet<>();
        for (int i = 0; i < 60; i++) {
            List<Said> order = new ArrayList<>(items);
            order.addAll(items.subList(0, random.nextInt(items.size())));
            Collections.shuffle(order, random);
            results.add(anna.tried(sheet -> {
                for (Said said : order) {
                    Applying.apply(sheet, said);
                }
                return anna.shown(sheet.transaction(), items.getFirst().conversation());
            }));
        }
        assertEquals(1, results.size(), results.toString());
        assertTrue(results.iterator().next().contains("latest"), results.toString());
    }

    private List<Said> items() {
        List<Said> items = new ArrayList<>();
        MessageId first = add(items, ben, 10, Saying.Words.of("one")).id();
        MessageId second = add(items, anna, 10, Saying.Words.of("two")).id();
        MessageId third = add(items, ben, 12, Saying.Words.of("three")).id();
        add(items, ben, 20, new Saying.Edit(first, "latest", List.of()));
        add(items, ben, 19, new Saying.Edit(first, "earlier", List.of()));
        add(items, anna, 30, new Saying.Edit(first, "not mine to edit", List.of()));
        add(items, ben, 21, new Saying.Delete(third));
        add(items, ben, 22, new Saying.Edit(third, "too late", List.of()));
        add(items, anna, 23, new Saying.React(third, "👍", true));
        add(items, anna, 24, new Saying.React(first, "👍", true));
        add(items, anna, 25, new Saying.React(first, "👍", false));
        add(items, ben, 26, new Saying.React(second, "😀", false));
        add(items, ben, 27, new Saying.React(second, "😀", true));
        add(items, ben, 28, new Saying.Delete(second));
        add(items, ben, 40, new Saying.Timer(Optional.of(Duration.ofDays(1))));
        add(items, anna, 41, new Saying.Timer(Optional.of(Duration.ofDays(2))));
        return items;
    }

    private Said add(List<Said> items, Resident author, long stamp, Saying saying) {
        ConversationId talk = Item.between(anna.self(), ben.self());
        Item item = new Item(talk, stamp, saying);
        DeviceId device = author.device();
        MessageId id = Item.id(author.self(), device, ItemWire.encode(item));
        PersonId with = ben.self();
        Said said = new Said(new Letters.Writer(author.self(), device), with, id, item);
        items.add(said);
        return said;
    }

    @Test
    void anEditKeepsWhatWasSaidBefore() throws StorageException {
        town.link(anna, ben);
        town.settle(anna, ben);
        MessageId id = anna.say(ben, "I am here");
        anna.say(ben, new Saying.Edit(id, "I am there", List.of()));
        town.settle(anna, ben);
        for (Resident one : List.of(anna, ben)) {
            assertEquals(List.of("I am there"), one.texts(one == anna ? ben : anna));
            var history = one.profile()
                    .read(snapshot -> one.profile().contents().messages().history(snapshot, id));
            assertEquals(1, history.size());
            assertNotEquals(
                    history.getFirst().content(),
                    one.all(one == anna ? ben : anna).getFirst().message().content());
        }
    }

    @Test
    void onlyOnesOwnWordsCanBeChanged() throws StorageException {
        town.link(anna, ben);
        town.settle(anna, ben);
        MessageId id = anna.say(ben, "mine");
        town.settle(anna, ben);
        assertEquals(
                "Only your own messages can be changed, and this is none or is gone.",
                ben.refusal(new Command.Say(anna.self(), new Saying.Edit(id, "yours", List.of()))));
        // And whoever's program does not ask, achieves nothing.
        ben.misuse(sheet -> {
            Speaking.say(sheet, anna.self(), new Saying.Edit(id, "yours", List.of()), true);
            Speaking.say(sheet, anna.self(), new Saying.Delete(id), true);
        });
        town.link(anna, ben);
        town.settle(anna, ben);
        assertEquals(List.of("mine"), anna.texts(ben));
    }

    @Test
    void clocksThatAreWrongDoNotTurnAnswersBeforeQuestions() throws StorageException {
        town.link(anna, ben);
        town.settle(anna, ben);
        town.pass(Duration.ofDays(365)); // Anna's clock is a year ahead,
        anna.say(ben, "question");
        town.pass(Duration.ofDays(-365));
        town.settle(anna, ben);
        ben.say(anna, "answer"); // and Ben's is not.
        town.settle(anna, ben);
        town.pass(Duration.ofDays(-700));
        anna.say(ben, "thanks");
        town.settle(anna, ben);
        assertEquals(List.of("question", "answer", "thanks"), anna.texts(ben));
        assertEquals(anna.texts(ben), ben.texts(anna));
        assertTrue(ben.all(anna).getFirst().at().isBefore(town.now.plus(Duration.ofDays(701))));
    }
}
