package chat.warren.storage.search;

import static chat.warren.storage.Samples.CONVERSATION;
import static chat.warren.storage.Samples.NOON;
import static chat.warren.storage.Samples.conversation;
import static chat.warren.storage.Samples.conversationId;
import static chat.warren.storage.Samples.message;
import static chat.warren.storage.Samples.messageId;
import static chat.warren.storage.Samples.messageIn;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import chat.warren.storage.Scratch;
import chat.warren.storage.StorageException;
import chat.warren.storage.chat.Content;
import chat.warren.storage.chat.Context;
import chat.warren.storage.chat.Entry;
import chat.warren.storage.search.Search.Cursor;
import chat.warren.storage.search.Search.Wanted;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SearchTest {
    @TempDir
    Path folder;

    private Scratch scratch;

    @BeforeEach
    void open() throws StorageException {
        scratch = new Scratch(folder).withConversation();
    }

    @AfterEach
    void close() throws StorageException {
        scratch.close();
    }

    private void say(long number, String text) throws StorageException {
        scratch.change(transaction -> scratch.messages.append(transaction, message(number, text)));
    }

    private List<String> found(String words) throws StorageException {
        return found(Wanted.everywhere(words));
    }

    private List<String> found(Wanted wanted) throws StorageException {
        Search.Page page =
                scratch.read(snapshot -> scratch.search.find(snapshot, scratch.messages, wanted, Cursor.START, 100));
        assertEquals(Optional.empty(), page.next());
        return page.entries().stream().map(SearchTest::text).toList();
    }

    private static String text(Entry entry) {
        return ((Content.Text) entry.message().content()).text();
    }

    private void reopen() throws StorageException {
        scratch.close();
        scratch = new Scratch(folder);
    }

    @ParameterizedTest
    @CsvSource({
        "Wir treffen uns in Hamburg-Altona, burg",
        "Die GRÖSSE passt, größe",
        "Die Größe passt, GROSSE",
        "Fußgängerzone, fussganger",
        "Ça va être génial, etre genial",
        "Ελληνικός καφές, ΚΑΦΕΣ",
        "Ёлка в углу, елка",
        "Наша встреча завтра, ВСТРЕЧА",
        "أين الكتاب؟, كتاب",
        "كِتَابٌ جَدِيد, كتاب جديد",
        "שָׁלוֹם חברים, שלום",
        "我们明天去北京, 北京",
        "我们明天去北京, 明天 北京",
        "東京タワーに行こう, ﾀﾜｰ",
        "東京タワーに行こう, 東京タワー",
        "안녕하세요 여러분, 안녕",
        "สวัสดีครับ, สวัสดี",
        "नमस्ते दुनिया, नमस्ते",
        "தமிழ் வணக்கம், வணக்கம்",
        "Việt Nam quê hương, viet que",
        "İstanbul güzel, istanbul",
        "Alles Gute 🎂 zum Tag, 🎂",
        "danke ❤️, ❤",
        "danke ❤, ❤️",
        "gut 👍🏽 so, 👍",
        "call 0664 1234567 now, 66 23456",
        "see https://example.org/path?x=1, example.org",
        "ＦＵＬＬ width, full",
        "ﬁnal oﬀer, offer final",
        "𝔉𝔯𝔞𝔨𝔱𝔲𝔯 here, fraktur",
        "don't panic, don't",
    })
    void findsWhatPeopleWouldCallTheSame(String text, String words) throws StorageException {
        say(1, "something else, 別の話, شيء آخر 🎈");
        say(2, text);
        assertEquals(List.of(text), found(words));
        scratch.search.save(scratch.database, scratch.messages);
        reopen();
        assertEquals(List.of(text), found(words), "from the saved index");
    }

    @ParameterizedTest
    @CsvSource({"我们明天去北京, 京北", "Hamburg, hamburger", "one two, one three", "abc, ''", "abc, '  ,. '", "🎂, 🎈"})
    void findsNothingElse(String text, String words) throws StorageException {
        say(1, text);
        assertEquals(List.of(), found(words));
    }

    @Test
    void allWordsMustBeThereInAnyOrderAndTheNewestComesFirst() throws StorageException {
        say(1, "apple pear");
        say(2, "pear");
        say(3, "pear and apple");
        assertEquals(List.of("pear and apple", "apple pear"), found("APPLE pear"));
    }

    @Test
    void oneConversationCanBeAskedFor() throws StorageException {
        scratch.change(transaction -> {
            scratch.conversations.save(transaction, conversation(2));
            scratch.messages.append(transaction, messageIn(conversationId(1), 1, "apple here"));
            scratch.messages.append(transaction, messageIn(conversationId(2), 2, "apple there"));
        });
        assertEquals(List.of("apple there", "apple here"), found("apple"));
        assertEquals(List.of("apple there"), found(new Wanted("apple", Optional.of(conversationId(2)))));
        assertEquals(List.of(), found(new Wanted("apple", Optional.of(conversationId(3)))));
    }

    @Test
    void answersComeInPagesWithoutOneTwiceOrMissing() throws StorageException {
        scratch.change(transaction -> {
            for (int i = 0; i < 500; i++) {
                Context context = i % 3 == 0 ? Context.until(NOON.plus(Duration.ofDays(1))) : Context.PLAIN;
                scratch.messages.append(transaction, message(i, "apple " + i, context));
            }
        });
        List<String> all = new ArrayList<>();
        Optional<Cursor> at = Optional.of(Cursor.START);
        while (at.isPresent()) {
            Cursor from = at.get();
            Search.Page page = scratch.read(
                    snapshot -> scratch.search.find(snapshot, scratch.messages, Wanted.everywhere("apple"), from, 7));
            assertTrue(page.entries().size() <= 7);
            page.entries().forEach(entry -> all.add(text(entry)));
            at = page.next();
        }
        assertEquals(500, all.size());
        assertEquals(500, all.stream().distinct().count());
    }

    @Test
    void anEditedMessageIsFoundByItsNewWordsOnly() throws StorageException {
        say(1, "apple");
        scratch.search.save(scratch.database, scratch.messages);
        scratch.change(transaction -> scratch.messages.edit(transaction, messageId(1), Content.text("pear"), NOON));
        assertEquals(List.of(), found("apple"));
        assertEquals(List.of("pear"), found("pear"));
        reopen(); // The saved index still has the old words; what changed since is looked at again.
        assertEquals(List.of(), found("apple"));
        assertEquals(List.of("pear"), found("pear"));
    }

    @Test
    void whatWasDeletedIsNotFoundAndItsWordsLeaveTheIndex() throws StorageException {
        say(1, "unforgettable");
        say(2, "other");
        scratch.search.save(scratch.database, scratch.messages);
        scratch.change(transaction -> scratch.messages.delete(transaction, messageId(1), NOON));
        assertEquals(List.of(), found("unforgettable"));
        scratch.search.save(scratch.database, scratch.messages);
        SearchIndex saved = new IndexFile(
                        folder.resolve("index"),
                        scratch.database.keys().file("index"),
                        new java.util.SplittableRandom(1))
                .load()
                .orElseThrow();
        assertEquals(-1, saved.dictionary().find("unforgettable"));
        assertTrue(saved.dictionary().find("other") >= 0);
    }

    @Test
    void whatDisappearsIsFoundWhileItIsThereAndNeverSaved() throws StorageException {
        scratch.change(transaction -> scratch.messages.append(
                transaction, message(1, "ephemeral", Context.until(NOON.plus(Duration.ofDays(1))))));
        assertEquals(List.of("ephemeral"), found("ephemeral"));
        scratch.search.save(scratch.database, scratch.messages);
        SearchIndex saved = new IndexFile(
                        folder.resolve("index"),
                        scratch.database.keys().file("index"),
                        new java.util.SplittableRandom(1))
                .load()
                .orElseThrow();
        assertEquals(-1, saved.dictionary().find("ephemeral"));
        reopen();
        assertEquals(List.of("ephemeral"), found("ephemeral"));
    }

    @Test
    void whatBeganToDisappearLeavesTheSavedIndexAndIsFoundOnce() throws StorageException {
        say(1, "apple");
        scratch.search.save(scratch.database, scratch.messages);
        scratch.change(transaction ->
                scratch.messages.disappear(transaction, messageId(1), NOON, NOON.plus(Duration.ofDays(1))));
        assertEquals(List.of("apple"), found("apple"));
        reopen();
        assertEquals(List.of("apple"), found("apple"));
    }

    @Test
    void aRemovedConversationIsNotFoundEvenIfTheIndexWasNotSaved() throws StorageException {
        say(1, "apple");
        scratch.search.save(scratch.database, scratch.messages);
        scratch.change(transaction -> scratch.messages.removeConversation(transaction, CONVERSATION));
        assertEquals(List.of(), found("apple"));
        reopen();
        assertEquals(List.of(), found("apple"));
    }

    @Test
    void aDamagedOrMissingIndexIsMadeAnew() throws Exception {
        say(1, "apple");
        scratch.search.save(scratch.database, scratch.messages);
        byte[] whole = Files.readAllBytes(folder.resolve("index"));
        for (int at : new int[] {0, 40, whole.length / 2, whole.length - 1}) {
            byte[] damaged = whole.clone();
            damaged[at] ^= 1;
            Files.write(folder.resolve("index"), damaged);
            reopen();
            assertEquals(List.of("apple"), found("apple"));
        }
        Files.delete(folder.resolve("index"));
        reopen();
        assertEquals(List.of("apple"), found("apple"));
        assertTrue(scratch.search.isComplete());
    }

    @Test
    void aDamagedMessageKeepsNobodyFromTheOthers() throws StorageException {
        scratch.change(transaction -> {
            scratch.conversations.save(transaction, conversation(2));
            scratch.messages.append(transaction, messageIn(conversationId(1), 1, "apple one"));
            scratch.messages.append(transaction, messageIn(conversationId(2), 2, "apple two"));
            transaction
                    .query("UPDATE message SET box = zeroblob(100) WHERE number < 2199023255552")
                    .run();
        });
        reopen();
        assertEquals(List.of("apple two"), found("apple"));
        assertFalse(scratch.search.isComplete(), "people are told that some messages cannot be found");
    }
}
