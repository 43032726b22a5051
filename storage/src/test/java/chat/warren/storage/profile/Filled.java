package chat.warren.storage.profile;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import chat.warren.storage.Samples;
import chat.warren.storage.StorageException;
import chat.warren.storage.chat.Annex;
import chat.warren.storage.chat.Content;
import chat.warren.storage.chat.Entry;
import chat.warren.storage.chat.Revision;
import chat.warren.storage.database.Snapshot;
import chat.warren.storage.file.SealedFile;
import chat.warren.storage.network.CachedPeer;
import chat.warren.storage.row.Octets;
import chat.warren.storage.search.Search;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;

/** A profile with one of everything in it, and what must be found in it later. */
final class Filled {
    static final String WORD = "Wiedersehen";

    private static final byte[] PICTURE = "a picture".repeat(5_000).getBytes(StandardCharsets.UTF_8);

    private Filled() {}

    static void fill(Profile profile) throws StorageException {
        Contents contents = profile.contents();
        profile.change(transaction -> Rows.putAll(transaction, contents, WORD));
        profile.change(transaction -> Rows.sayAll(transaction, contents, WORD));
        try (SealedFile file = SealedFile.open(profile.files(), Rows.attachment(WORD), new SplittableRandom(5))) {
            file.write(0, PICTURE);
            file.force();
        }
    }

    /** What a backup holds too. */
    static void checkKept(Profile profile) throws StorageException {
        Contents contents = profile.contents();
        profile.<Boolean>read(snapshot -> {
            people(contents, snapshot);
            said(contents, snapshot);
            assertEquals(Optional.of(WORD), contents.settings().get(snapshot, WORD));
            assertEquals(1L, contents.audit().check(snapshot));
            assertEquals(
                    WORD,
                    contents.drafts()
                            .find(snapshot, Samples.CONVERSATION)
                            .orElseThrow()
                            .text());
            assertEquals(
                    Optional.of(Rows.attachment(WORD)), contents.attachments().find(snapshot, Rows.FILE));
            return true;
        });
        try (SealedFile file = SealedFile.open(profile.files(), Rows.attachment(WORD), new SplittableRandom(6))) {
            assertArrayEquals(PICTURE, file.read(0).orElseThrow());
        }
    }

    private static void people(Contents contents, Snapshot snapshot) throws StorageException {
        assertEquals(WORD, contents.own().load(snapshot).orElseThrow().name());
        var friend = contents.friends().page(snapshot, 0, 10).getFirst().value();
        assertEquals("my " + WORD, friend.names().ours());
        assertEquals(
                1,
                contents.friends()
                        .verifications(snapshot, friend.person(), 0, 10)
                        .size());
    }

    private static void said(Contents contents, Snapshot snapshot) throws StorageException {
        assertEquals(Optional.of(Rows.titled(WORD)), contents.conversations().find(snapshot, Samples.CONVERSATION));
        List<Entry> entries = contents.messages().after(snapshot, Samples.CONVERSATION, 0, 10);
        assertEquals(3, entries.size());
        Entry first = entries.getFirst();
        assertEquals(Content.text(WORD + " edited"), first.message().content());
        assertEquals(Samples.by(1), first.message().by());
        assertEquals(
                List.of(new Annex.Reaction(Samples.person(1), WORD.substring(0, 8), Samples.NOON)), first.reactions());
        assertEquals(List.of(new Annex.Receipt(Samples.person(2), Annex.Stage.READ, Samples.NOON)), first.receipts());
        assertEquals(
                List.of(new Revision(0, Content.text(WORD + " first"), Samples.NOON)),
                contents.messages().history(snapshot, Samples.messageId(1)));
        assertEquals(
                new Content.Notice(7, WORD + " notice"),
                entries.getLast().message().content());
    }

    /** What only the profile itself holds. */
    static void checkLeftOut(Profile profile) throws StorageException {
        Contents contents = profile.contents();
        Octets bytes = Octets.of(WORD.getBytes(StandardCharsets.UTF_8));
        profile.<Boolean>read(snapshot -> {
            assertEquals(
                    1, contents.outbox().to(snapshot, Samples.device(1), 0, 10).size());
            assertEquals(
                    1, contents.keepers().of(snapshot, Samples.messageId(1)).size());
            assertEquals(1, contents.custody().fetch(snapshot, bytes, 0, 10).size());
            assertEquals(
                    2,
                    contents.transfers()
                            .with(snapshot, Samples.person(1), 0, 10)
                            .getFirst()
                            .value()
                            .pieces()
                            .arrived());
            assertEquals(
                    1,
                    contents.peers().all(snapshot, CachedPeer.Network.MAINLINE).size());
            assertEquals(Optional.of(bytes), contents.state().get(snapshot, WORD, bytes));
            Entry passing =
                    contents.messages().find(snapshot, Samples.messageId(2)).orElseThrow();
            assertEquals(Content.text(WORD + " passing"), passing.message().content());
            assertEquals(2, found(contents, snapshot).size());
            return true;
        });
    }

    static List<Entry> found(Contents contents, Snapshot snapshot) throws StorageException {
        return contents.search()
                .find(snapshot, contents.messages(), Search.Wanted.everywhere(WORD), Search.Cursor.START, 10)
                .entries();
    }
}
