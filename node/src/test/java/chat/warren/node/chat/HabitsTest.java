package chat.warren.node.chat;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import chat.warren.node.chat.Talks.Progress;
import chat.warren.node.chat.item.FileNote;
import chat.warren.node.chat.item.Item;
import chat.warren.node.chat.item.ItemWire;
import chat.warren.node.chat.item.Saying;
import chat.warren.storage.StorageException;
import chat.warren.storage.chat.Content;
import chat.warren.storage.chat.Mention;
import chat.warren.storage.chat.MessageId;
import chat.warren.storage.people.PersonId;
import chat.warren.storage.row.FileId;
import chat.warren.storage.row.Id;
import chat.warren.storage.row.Octets;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** What people see of each other, and what they would rather not show. */
class HabitsTest extends TwoFriends {
    HabitsTest() {
        super(3);
    }

    private void meet() {
        town.link(anna, ben);
        town.settle(anna, ben);
    }

    private void typing() {
        ben.order(new Command.Typing(anna.self(), true));
        town.settle(anna, ben);
    }

    @Test
    void friendsSeeWhatArrivedAndWhatWasRead() throws StorageException {
        meet();
        MessageId first = anna.say(ben, "one");
        MessageId second = anna.say(ben, "two");
        town.settle(anna, ben);
        assertEquals(2, ben.unread(anna));
        ben.order(new Command.MarkRead(anna.self(), first));
        town.settle(anna, ben);
        assertEquals(new Progress.Read(), anna.progress(first));
        assertEquals(new Progress.Arrived(), anna.progress(second));
        assertEquals(1, ben.unread(anna));
        typing();
        assertTrue(anna.events.contains(new ChatEvent.Typing(Item.between(anna.self(), ben.self()), ben.self(), true)));
    }

    @Test
    void whoAnswersHasReadWhatCameBefore() throws StorageException {
        meet();
        MessageId first = anna.say(ben, "one");
        MessageId second = anna.say(ben, "two");
        town.settle(anna, ben);
        assertEquals(2, ben.unread(anna));
        ben.say(anna, "three");
        town.settle(anna, ben);
        assertEquals(0, ben.unread(anna));
        assertEquals(new Progress.Read(), anna.progress(first));
        assertEquals(new Progress.Read(), anna.progress(second));
        anna.say(ben, "four");
        town.settle(anna, ben);
        assertEquals(1, ben.unread(anna), "what comes afterwards is new");
    }

    @Test
    void whoShowsNothingIsSeenToDoNothing() throws StorageException {
        for (String habit : List.of(Habits.SHOW_ARRIVAL, Habits.SHOW_READING, Habits.SHOW_TYPING)) {
            ben.profile()
                    .change(transaction -> ben.profile().contents().settings().set(transaction, habit, Habits.OFF));
        }
        meet();
        MessageId id = anna.say(ben, "one");
        town.settle(anna, ben);
        ben.order(new Command.MarkRead(anna.self(), id));
        typing();
        assertEquals(new Progress.Sent(), anna.progress(id));
        assertEquals(0, ben.unread(anna));
        assertTrue(anna.events.stream().noneMatch(event -> event instanceof ChatEvent.Typing));
    }

    @Test
    void messagesDisappearWhenTheyWereReadLongEnough() throws StorageException {
        meet();
        anna.say(ben, "this stays");
        anna.say(ben, new Saying.Timer(Optional.of(Duration.ofHours(1))));
        town.settle(anna, ben);
        MessageId there = anna.say(ben, "secret from Anna");
        MessageId back = ben.say(anna, "secret from Ben"); // The timer is the conversation's, not one side's.
        town.settle(anna, ben);
        town.pass(Duration.ofMinutes(90));
        wake();
        assertTrue(anna.isDeleted(there), "an hour after it was written");
        assertTrue(!ben.isDeleted(there), "nobody has read it yet");
        ben.order(new Command.MarkRead(anna.self(), there));
        town.pass(Duration.ofMinutes(59));
        wake();
        assertTrue(!ben.isDeleted(there));
        town.pass(Duration.ofMinutes(2));
        wake();
        assertTrue(ben.isDeleted(there));
        assertTrue(!anna.isDeleted(back));
        town.pass(Applying.UNREAD_STAYS);
        wake();
        assertTrue(anna.isDeleted(back), "what nobody looks at goes as well");
        assertEquals("this stays", anna.texts(ben).getFirst());
        assertEquals(0, anna.found("secret").size());
    }

    /** Written first and come last, as by a keeper: it stands above what was read. */
    @Test
    void whatComesAfterItsPlaceWasReadDisappearsToo() throws StorageException {
        meet();
        Item first = new Item(
                Item.between(anna.self(), ben.self()),
                town.now.toEpochMilli(),
                new Saying.Words(
                        "secret", List.of(), List.of(), Optional.empty(), Optional.of(Duration.ofMinutes(20))));
        town.pass(Duration.ofMinutes(1));
        MessageId second = anna.say(ben, "second");
        town.settle(anna, ben);
        ben.order(new Command.MarkRead(anna.self(), second));
        Letters.Writer writer = new Letters.Writer(anna.self(), anna.device());
        MessageId id = Item.id(anna.self(), anna.device(), ItemWire.encode(first));
        ben.misuse(sheet -> Applying.apply(sheet, new Said(writer, anna.self(), id, first)));
        assertEquals(List.of("secret", "second"), ben.texts(anna));
        town.pass(Duration.ofMinutes(21));
        wake();
        assertTrue(ben.isDeleted(id));
    }

    /** Ben has never been seen, so nothing is sealed for him yet. */
    @Test
    void wordsThatWaitToDisappearLieUnderTheKeyOfTheirDayAndGoInTime() throws StorageException {
        ben.order(new Command.Say(anna.self(), Saying.Words.of("xylophone"))); // A word that stays, to be found.
        assertTrue(lies(ben, "xylophone"));
        Optional<Duration> hour = Optional.of(Duration.ofHours(1));
        MessageId id = anna.say(ben, new Saying.Words("xylophone", List.of(), List.of(), Optional.empty(), hour));
        MessageId edit = anna.say(ben, new Saying.Edit(id, "xylophones", List.of()));
        assertFalse(lies(anna, "xylophone"), "not even while they wait");
        assertTrue(waits(anna, id) && waits(anna, edit));
        town.pass(Duration.ofHours(1));
        wake();
        assertTrue(anna.isDeleted(id));
        assertFalse(waits(anna, id) || waits(anna, edit));
    }

    @Test
    void wordsThatWaitToDisappearAreBroughtInTime() throws StorageException {
        Optional<Duration> hour = Optional.of(Duration.ofHours(1));
        MessageId id = anna.say(ben, new Saying.Words("xylophone", List.of(), List.of(), Optional.empty(), hour));
        meet();
        assertEquals(List.of("xylophone"), ben.texts(anna));
        assertEquals(new Progress.Arrived(), anna.progress(id));
    }

    private static boolean waits(Resident one, MessageId item) throws StorageException {
        return one.profile()
                .<Boolean>read(snapshot -> one.profile().contents().outbox().all(snapshot, 0, 100).stream()
                        .anyMatch(row -> row.value().message().equals(item)));
    }

    /** Whether a word can be read in what waits, or in what is remembered, by whoever has the profile's keys. */
    private static boolean lies(Resident one, String word) throws StorageException {
        return one.profile().<Boolean>read(snapshot -> {
            Stream<Octets> waiting = one.profile().contents().outbox().all(snapshot, 0, 100).stream()
                    .map(row -> row.value().envelope());
            Stream<Octets> remembered = one.profile().contents().state().table().after(snapshot, 0, 1_000).stream()
                    .map(row -> row.value().bytes());
            return Stream.concat(waiting, remembered)
                    .anyMatch(bytes -> new String(bytes.toArray(), StandardCharsets.ISO_8859_1).contains(word));
        });
    }

    @Test
    void whatDisappearsWakesUsInTime() throws StorageException {
        meet();
        wake();
        anna.say(ben, new Saying.Timer(Optional.of(Duration.ofMinutes(5))));
        MessageId id = anna.say(ben, "secret");
        town.settle(anna, ben);
        assertEquals(town.now.plus(Duration.ofMinutes(5)), anna.chat().deadline());
        ben.order(new Command.MarkRead(anna.self(), id));
        assertEquals(town.now.plus(Duration.ofMinutes(5)), ben.chat().deadline());
    }

    private void wake() {
        for (Resident one : List.of(anna, ben)) {
            one.chat().wake(town.now);
        }
        town.settle(anna, ben);
    }

    @Test
    void notesToOneselfGoNowhere() throws StorageException {
        meet();
        MessageId id = anna.say(anna, "buy milk");
        town.settle(anna, ben);
        assertEquals(List.of("buy milk"), anna.texts(anna));
        assertEquals(new Progress.Received(), anna.progress(id));
        assertEquals(List.of(), ben.texts(anna));
        assertEquals(1, anna.found("milk").size());
    }

    private static List<Mention> mentions(Resident at, MessageId id) throws StorageException {
        return ((Content.Text) at.shown(id).message().content()).mentions();
    }

    @Test
    void mentionsOfWhatDisappearsAreThereAsLong() throws StorageException {
        meet();
        Mention mention = new Mention(ben.self(), 3, 4);
        Optional<Duration> stays = Optional.of(Duration.ofMinutes(5));
        MessageId id = anna.say(ben, new Saying.Words("hi @Ben", List.of(mention), List.of(), Optional.empty(), stays));
        town.settle(anna, ben);
        assertEquals(List.of(mention), mentions(ben, id));
    }

    @Test
    void nobodyIsMentionedWhoIsNotThere() throws StorageException {
        meet();
        Mention stranger = new Mention(new PersonId(Id.random(town.random)), 0, 4);
        Mention self = new Mention(anna.self(), 5, 5);
        var words =
                new Saying.Words("@Zoe @Anna", List.of(stranger, self), List.of(), Optional.empty(), Optional.empty());
        assertThrows(AssertionError.class, () -> anna.say(ben, words));
        town.settle(anna, ben);
        assertEquals(List.of(), ben.texts(anna));
    }

    @Test
    void mentionsAndPreviewsComeAlongAndGoWithTheirMessage() throws StorageException {
        meet();
        FileNote file = new FileNote(
                new FileId(Id.random(town.random)),
                new FileNote.Label("../../photo.jpg", "image/jpeg", Optional.empty()),
                5_000_000,
                Octets.of(new byte[32]),
                Octets.of(new byte[4_000]));
        Mention mention = new Mention(ben.self(), 0, 3);
        Saying words = new Saying.Words("Ben!", List.of(mention), List.of(file), Optional.empty(), Optional.empty());
        MessageId id = anna.say(ben, words);
        town.settle(anna, ben);
        assertEquals(words, ben.item(id).orElseThrow().saying());
        assertEquals(List.of(mention), mentions(ben, id));
        assertTrue(ben.hasAttachment(file.id()));
        anna.say(ben, new Saying.Edit(id, "You!", List.of()));
        town.settle(anna, ben);
        assertEquals(List.of(), mentions(ben, id));
        assertTrue(ben.item(id).isPresent());
        anna.say(ben, new Saying.Delete(id));
        town.settle(anna, ben);
        assertEquals(Optional.empty(), ben.item(id));
        assertTrue(!ben.hasAttachment(file.id()));
    }

    @Test
    void whatIsDeletedBeforeItLeftDoesNotLeave() throws StorageException {
        MessageId id = anna.say(ben, "never mind");
        anna.say(ben, new Saying.Delete(id));
        meet();
        assertEquals(List.of(), ben.all(anna));
        assertEquals(0, anna.waitingFor(ben));
    }

    @Test
    void draftsAndPreferencesAreKept() throws StorageException {
        anna.order(new Command.Draft(ben.self(), "not yet", Optional.empty()));
        anna.order(new Command.Prefer(ben.self(), true, false));
        anna.stop();
        anna.start();
        var talk = Item.between(anna.self(), ben.self());
        var draft = anna.profile()
                .read(snapshot -> anna.profile().contents().drafts().find(snapshot, talk));
        assertEquals("not yet", draft.orElseThrow().text());
        var list = anna.profile().read(snapshot -> anna.talks().list(snapshot));
        assertTrue(list.getFirst().conversation().preferences().muted());
        assertEquals(List.of(ben.self()), list.getFirst().with());
        anna.order(new Command.Draft(ben.self(), "", Optional.empty()));
        assertTrue(anna.profile()
                .read(snapshot -> anna.profile().contents().drafts().find(snapshot, talk))
                .isEmpty());
        anna.say(ben, "hello");
        anna.order(new Command.Leave(talk));
        assertEquals(List.of(), anna.texts(ben));
        anna.say(ben, "again");
        assertEquals(List.of("again"), anna.texts(ben));
    }
}
