package chat.warren.node.chat;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import chat.warren.crypto.primitive.Bytes;
import chat.warren.node.chat.item.Item;
import chat.warren.node.chat.item.ItemWire;
import chat.warren.node.chat.item.Saying;
import chat.warren.node.chat.item.Turn;
import chat.warren.node.chat.wire.ChatFrame;
import chat.warren.node.chat.wire.ChatWire;
import chat.warren.node.link.Lane;
import chat.warren.storage.StorageException;
import chat.warren.storage.chat.MessageId;
import chat.warren.storage.people.PersonId;
import chat.warren.storage.row.Id;
import chat.warren.storage.row.Octets;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** A friend whose program does what it likes. */
class HostileTest extends TwoFriends {
    HostileTest() {
        super(7);
    }

    private Town.Cable meet() {
        Town.Cable cable = town.link(anna, ben);
        town.settle(anna, ben);
        return cable;
    }

    private static void send(Town.Cable cable, byte[] frame) {
        if (!cable.cut) {
            cable.one
                    .owner
                    .chat()
                    .frame(cable.one, Lane.CHAT, frame, cable.one.view().since());
        }
    }

    private static void send(Town.Cable cable, ChatFrame frame) {
        send(cable, ChatWire.encode(frame));
    }

    @Test
    void aBrokenFrameEndsTheLinkAndNothingElse() throws StorageException {
        for (ChatFrame frame : List.of(
                new ChatFrame.Hello(7, 0), // A second greeting.
                new ChatFrame.Handled(1, List.of()), // Of what was never sent.
                new ChatFrame.Handled(Long.MAX_VALUE, List.of()))) {
            Town.Cable cable = meet();
            send(cable, frame);
            assertTrue(cable.cut, frame.toString());
        }
        Town.Cable cable = meet();
        send(cable, new byte[] {2, 1});
        assertTrue(cable.cut);
        meet();
        anna.say(ben, "still here");
        town.settle(anna, ben);
        assertEquals(List.of("still here"), ben.texts(anna));
    }

    @Test
    void nothingIsHeardBeforeTheGreetingOrFromStrangers() {
        Town.Cable cable = town.link(anna, ben);
        send(cable, new ChatFrame.Fetch(List.of()));
        assertTrue(cable.cut);
        anna.devices.clear(); // They are friends no more.
        Town.Cable stranger = town.link(anna, ben);
        town.settle(anna, ben);
        send(stranger, new ChatFrame.Hello(0, 0));
        assertFalse(anna.chat().isDue());
    }

    /** The link is up while they become friends, and one of them says yes first. */
    @Test
    void whoBecomesAFriendIsHeardOnTheLinkThatIsThere() throws StorageException {
        anna.devices.clear();
        town.link(anna, ben);
        town.settle(anna, ben);
        ben.say(anna, "welcome");
        town.settle(anna, ben);
        assertEquals(List.of(), anna.texts(ben));
        anna.befriend(ben);
        anna.chat().circleChanged();
        town.settle(anna, ben);
        assertEquals(List.of("welcome"), anna.texts(ben));
        anna.devices.clear();
        anna.chat().circleChanged();
        ben.say(anna, "are you there?");
        town.settle(anna, ben);
        assertEquals(List.of("welcome"), anna.texts(ben));
    }

    @Test
    void whatALinkAgreedOnIsWipedWhenItsStrangerGoesOrComesAgain() {
        Strangers strangers = new Strangers();
        Town.Cable cable = meet();
        byte[] first = Bytes.random(town.random, 32);
        byte[] second = Bytes.random(town.random, 32);
        strangers.up(new Line(cable.one, ben.self(), first));
        strangers.up(new Line(cable.one, ben.self(), second));
        assertArrayEquals(new byte[32], first, "another link took its place");
        assertFalse(Arrays.equals(new byte[32], second), "the stranger may still become a friend");
        strangers.down(cable.one);
        assertArrayEquals(new byte[32], second);
    }

    /** It may come by any open invite, and its certificate still says that it is Ben's. */
    @Test
    void aDeviceThatTheFriendHasRevokedIsAStranger() throws StorageException {
        meet();
        anna.devices.put(ben.self(), new ArrayList<>()); // The list that holds now does not name it.
        anna.chat().circleChanged();
        MessageId waits = anna.say(ben, "for the device to come");
        ben.say(anna, "as Ben");
        town.settle(anna, ben);
        town.loseAll();
        town.link(anna, ben);
        town.settle(anna, ben);
        assertEquals(List.of("for the device to come"), anna.texts(ben));
        assertEquals(List.of("as Ben"), ben.texts(anna));
        assertEquals(new Talks.Progress.Waits(), anna.progress(waits));
    }

    /** The ratchets have parted, or somebody pretends so: the next link begins anew, and what waits is sealed anew. */
    @Test
    void noiseInEnvelopesOpensForNobody() throws StorageException {
        Town.Cable cable = meet();
        anna.say(ben, "one");
        List<Octets> noise = new ArrayList<>();
        for (int i = 0; i < 100; i++) {
            noise.add(Octets.of(Bytes.random(town.random, 128)));
        }
        for (int i = 0; i < 50; i++) {
            send(cable, new ChatFrame.Envelopes(noise));
        }
        town.settle(anna, ben);
        assertTrue(cable.cut, "Ben's program confirmed for what it never sent");
        meet();
        ben.say(anna, "two");
        town.settle(anna, ben);
        assertEquals(List.of("one", "two"), anna.texts(ben));
        assertEquals(anna.texts(ben), ben.texts(anna));
    }

    @Test
    void aFloodWaitsAtItsSender() {
        Town.Cable cable = meet();
        byte[] frame = ChatWire.encode(
                new ChatFrame.Envelopes(Collections.nCopies(512, Octets.of(Bytes.random(town.random, 128)))));
        int sent = 0;
        while (!cable.one.isPaused() && sent < 2_000) {
            send(cable, frame);
            sent++;
        }
        assertTrue(cable.one.isPaused(), "the link is told to wait before the memory is full");
        assertTrue(sent * 65_536L < 20L << 20, sent + " frames");
    }

    private ChatFrame.Deposit letter(int number, int bytes) {
        Octets mailbox = Octets.of(ByteBuffer.allocate(ChatWire.MAILBOX_BYTES).array());
        byte[] envelope = Bytes.random(town.random, bytes);
        ByteBuffer.wrap(envelope).putInt(number);
        return new ChatFrame.Deposit(mailbox, town.now.plus(Mailbox.KEPT_AT_MOST), Octets.of(envelope));
    }

    /** A few bytes ask for megabytes, and whoever asks does not read them. */
    @Test
    void whoAsksAgainBeforeTheAnswerLosesTheLink() {
        anna.keepsFor.add(ben.self());
        Town.Cable cable = meet();
        for (int i = 0; i < 100; i++) {
            send(cable, letter(i, 65_536));
        }
        anna.chat().settle(town.now);
        assertFalse(cable.cut);
        ChatFrame.Fetch fetch = new ChatFrame.Fetch(List.of(letter(0, 4_096).mailbox()));
        for (int i = 0; i < 3; i++) {
            send(cable, fetch);
            town.settle(anna, ben);
        }
        assertFalse(cable.cut, "each was answered before the next");
        send(cable, fetch);
        send(cable, fetch);
        assertTrue(cable.cut);
    }

    @Test
    void depositsWaitAtTheirSenderLikeEverythingElse() {
        anna.keepsFor.add(ben.self());
        Town.Cable cable = meet();
        int sent = 0;
        while (!cable.one.isPaused() && sent < 2_000) {
            send(cable, letter(sent++, 65_536));
        }
        assertTrue(cable.one.isPaused());
        assertTrue(sent * 65_536L < 20L << 20, sent + " letters");
        anna.chat().settle(town.now);
        assertFalse(cable.one.isPaused());
    }

    @Test
    void whoLetsAnswersPileUpLosesTheLink() {
        anna.keepsFor.add(ben.self());
        Town.Cable cable = meet();
        for (int i = 0; i < 2_000; i++) {
            send(cable, letter(i, 128)); // Of no size that is kept.
        }
        anna.chat().settle(town.now);
        assertTrue(cable.cut);
    }

    @Test
    void whatIsHandedOnToASlowReaderIsBounded() {
        Line line = new Line(meet().one, ben.self(), new byte[32]);
        for (int i = 0; i < 1_000; i++) {
            ChatFrame.Deposit letter = letter(i, 65_536);
            line.handOn(new ChatFrame.Kept(letter.mailbox(), letter.envelope()));
        }
        int sent = 0;
        while (!line.isIdle() && sent < 1_000) {
            line.room();
            line.pump();
            sent++;
        }
        assertTrue(sent <= 1, "what waited fitted into an empty lane at once");
    }

    /** The head of an envelope names it, and its body may be sent again sixteen times as long. */
    @Test
    void whatIsKeptCountsWithWhatItWeighsNow() throws StorageException {
        anna.keepsFor.add(ben.self());
        Town.Cable cable = meet();
        Octets large = letter(0, 65_536).envelope();
        for (int i = 0; i < 200; i++) {
            byte[] bytes = large.toArray();
            ByteBuffer.wrap(bytes).putInt(i);
            ChatFrame.Deposit first = letter(i, 4_096);
            send(cable, new ChatFrame.Deposit(first.mailbox(), first.until(), Octets.of(Arrays.copyOf(bytes, 4_096))));
            send(cable, new ChatFrame.Deposit(first.mailbox(), first.until(), Octets.of(bytes)));
            anna.chat().settle(town.now);
            town.settle(anna, ben);
        }
        assertTrue(keptBytes() <= 8 << 20, keptBytes() + " bytes of one friend's");
        for (int i = 0; i < 200; i++) {
            byte[] bytes = large.toArray();
            ByteBuffer.wrap(bytes).putInt(i);
            send(cable, new ChatFrame.Taken(letter(0, 4_096).mailbox(), Entrusting.name(Octets.of(bytes))));
        }
        town.settle(anna, ben);
        assertEquals(0, keptBytes());
        for (int i = 0; i < 128; i++) {
            send(cable, letter(i, 65_536));
            town.settle(anna, ben);
        }
        assertEquals(8 << 20, keptBytes(), "what is taken makes room");
    }

    private long keptBytes() throws StorageException {
        return anna
                .profile()
                .read(snapshot -> anna.profile().contents().custody().table().after(snapshot, 0, 1_000))
                .stream()
                .mapToLong(row -> row.value().envelope().length())
                .sum();
    }

    /** Anna hears of a deletion before its message, as by keepers; somebody else has said a lot about nothing. */
    @Test
    void changesToWhatNeverComesTakeNobodyElsesPlace() throws StorageException {
        PersonId carl = new PersonId(Id.random(town.random));
        Letters.Writer fromBen = new Letters.Writer(ben.self(), ben.device());
        Item words = new Item(Item.between(anna.self(), ben.self()), 5, Saying.Words.of("too much"));
        MessageId said = Item.id(ben.self(), ben.device(), ItemWire.encode(words));
        anna.misuse(sheet -> {
            for (int i = 0; i < 1_000; i++) {
                Item about = new Item(
                        Item.between(anna.self(), carl),
                        10 + i,
                        new Saying.Delete(new MessageId(Id.random(town.random))));
                Applying.apply(sheet, said(new Letters.Writer(carl, ben.device()), carl, about));
            }
            Item delete = new Item(words.conversation(), 6, new Saying.Delete(said));
            Applying.apply(sheet, said(fromBen, ben.self(), delete));
            Applying.apply(sheet, said(fromBen, ben.self(), words));
        });
        assertTrue(anna.isDeleted(said));
    }

    private static Said said(Letters.Writer by, PersonId with, Item item) {
        return new Said(by, with, Item.id(by.person(), by.device(), ItemWire.encode(item)), item);
    }

    @Test
    void changesToWhatNeverComesAreForgotten() throws StorageException {
        meet();
        MessageId missing = new MessageId(Id.random(town.random));
        Item about = new Item(Item.between(anna.self(), ben.self()), 10, new Saying.Delete(missing));
        anna.misuse(sheet ->
                Applying.apply(sheet, said(new Letters.Writer(ben.self(), ben.device()), ben.self(), about)));
        town.pass(Early.WAITS);
        anna.misuse(sheet -> {
            assertEquals(1, sheet.books().early(sheet.transaction(), ben.self()).rows());
            Early.expire(sheet);
            assertEquals(new Early.Tally(0, 0), sheet.books().early(sheet.transaction(), ben.self()));
            assertEquals(new Early.Tally(0, 0), Early.count(sheet.states(), sheet.transaction(), ben.self()));
        });
    }

    /** As from a program of Ben's that knows no rules. */
    @Test
    void whatCannotBeSaidIsRefusedAndTheRestGoesOn() throws StorageException {
        meet();
        MessageId mine = anna.say(ben, "mine");
        town.settle(anna, ben);
        PersonId carl = new PersonId(Id.random(town.random));
        ben.misuse(sheet -> {
            var talk = Item.between(anna.self(), ben.self());
            Item elsewhere = new Item(Item.between(anna.self(), carl), 5, Saying.Words.of("as Carl"));
            post(sheet, ItemWire.encode(elsewhere), 1);
            post(sheet, new byte[] {1, 1, 0, 0}, 2);
            post(sheet, ItemWire.encode(new Item(talk, Turn.MAX_STAMP, new Saying.Delete(mine))), 3);
            post(sheet, ItemWire.encode(new Item(talk, Turn.MAX_STAMP, Saying.Words.of("from the far future"))), 4);
            for (int i = 0; i < 50; i++) {
                byte[] missing = ItemWire.encode(
                        new Item(talk, 100 + i, new Saying.React(new MessageId(Id.random(town.random)), "👍", true)));
                post(sheet, missing, 100 + i);
                byte[] reaction = ItemWire.encode(new Item(talk, 200 + i, new Saying.React(mine, "e" + i, true)));
                post(sheet, reaction, 200 + i);
            }
        });
        meet();
        ben.say(anna, "and on we go");
        anna.say(ben, "and on");
        town.settle(anna, ben);
        assertEquals(
                List.of("from the far future", "mine"),
                anna.texts(ben).stream()
                        .filter(text -> !text.startsWith("and on"))
                        .sorted()
                        .toList());
        assertTrue(anna.texts(ben).contains("and on we go") && ben.texts(anna).contains("and on"));
        assertEquals(12, anna.shown(mine).reactions().size(), "no wall of pictures");
        assertEquals(0, ben.waitingFor(anna), "what is refused is not sent for ever");
    }

    private void post(Sheet sheet, byte[] encoded, int number) throws StorageException {
        MessageId id = MessageId.of(ByteBuffer.allocate(Id.BYTES).putInt(number).array());
        Posting.post(sheet, new Posting.Letter(anna.self(), id, encoded, Optional.empty()), true);
    }
}
