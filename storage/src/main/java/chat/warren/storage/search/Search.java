package chat.warren.storage.search;

import chat.warren.storage.DamagedProfileException;
import chat.warren.storage.StorageException;
import chat.warren.storage.chat.Content;
import chat.warren.storage.chat.Conversation;
import chat.warren.storage.chat.ConversationId;
import chat.warren.storage.chat.Conversations;
import chat.warren.storage.chat.Entry;
import chat.warren.storage.chat.Message;
import chat.warren.storage.chat.MessageNumbers;
import chat.warren.storage.chat.Messages;
import chat.warren.storage.chat.Wording;
import chat.warren.storage.database.Database;
import chat.warren.storage.database.SealedTable.Placed;
import chat.warren.storage.database.Snapshot;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.LongPredicate;
import java.util.random.RandomGenerator;

/**
 * Search over all that is said. It follows the commits; what disappears is in an index of its own that is never saved.
 *
 * <p>Safe to share between threads: both indexes are guarded by this.
 */
public final class Search implements Wording {
    /** Candidates are checked against their messages; few fail, so few more than asked for are fetched at once. */
    private static final int CANDIDATES = 64;

    private static final int BATCH = 500;

    private final IndexFile file;
    private SearchIndex lasting = new SearchIndex();
    private SearchIndex passing = new SearchIndex();
    private volatile boolean complete = true;

    public Search(Path file, Database database, RandomGenerator random) {
        this.file = new IndexFile(file, database.keys().file("index"), random);
    }

    /**
     * Messages found.
     *
     * @param next where the next page begins; empty when there is none
     */
    public record Page(List<Entry> entries, Optional<Cursor> next) {
        public Page {
            entries = List.copyOf(entries);
        }
    }

    /**
     * A place in the answers of one search. Valid until the profile is closed; changes meanwhile may shift it a little.
     */
    public record Cursor(boolean inPassing, int before) {
        public static final Cursor START = new Cursor(true, Integer.MAX_VALUE);
    }

    /** What to look for, and in which conversation, if not in all. */
    public record Wanted(String words, Optional<ConversationId> conversation) {
        public static Wanted everywhere(String words) {
            return new Wanted(words, Optional.empty());
        }
    }

    /** Messages with all the words that are wanted, in any order, newest first. */
    public Page find(Snapshot snapshot, Messages messages, Wanted wanted, Cursor from, int limit)
            throws StorageException {
        List<Words.Run> words = Words.runs(Words.fold(wanted.words()));
        if (words.isEmpty()) {
            return new Page(List.of(), Optional.empty());
        }
        LongPredicate within = within(snapshot, messages, wanted);
        List<Entry> found = new ArrayList<>();
        Optional<Cursor> at = Optional.of(from);
        while (at.isPresent() && found.size() < limit) {
            SearchIndex.Candidates candidates =
                    candidates(words, within, at.get(), Math.min(CANDIDATES, limit - found.size()));
            for (long number : candidates.numbers()) {
                messages.entryNumbered(snapshot, number)
                        .filter(entry -> hasAll(entry.message(), words))
                        .ifPresent(found::add);
            }
            at = next(at.get(), candidates.next());
        }
        return new Page(found, at);
    }

    private static Optional<Cursor> next(Cursor at, int before) {
        if (before > 0) {
            return Optional.of(new Cursor(at.inPassing(), before));
        }
        return at.inPassing() ? Optional.of(new Cursor(false, Integer.MAX_VALUE)) : Optional.empty();
    }

    private synchronized SearchIndex.Candidates candidates(
            List<Words.Run> words, LongPredicate within, Cursor at, int limit) {
        return (at.inPassing() ? passing : lasting).find(words, within, at.before(), limit);
    }

    private static LongPredicate within(Snapshot snapshot, Messages messages, Wanted wanted) throws StorageException {
        if (wanted.conversation().isEmpty()) {
            return number -> true;
        }
        long conversation = messages.conversations()
                .number(snapshot, wanted.conversation().get())
                .orElse(-1L);
        return number -> MessageNumbers.conversation(number) == conversation;
    }

    private static boolean hasAll(Message message, List<Words.Run> words) {
        String folded = Words.fold(textOf(message));
        return words.stream().allMatch(word -> folded.contains(word.text()));
    }

    private static String textOf(Message message) {
        return switch (message.content()) {
            case Content.Text text -> text.text();
            case Content.Notice notice -> "";
            case Content.Deleted deleted -> "";
        };
    }

    @Override
    public synchronized void says(long number, Message message) {
        silent(number);
        add(number, message);
    }

    private synchronized void add(long number, Message message) {
        lasting.seen(MessageNumbers.conversation(number), MessageNumbers.place(number));
        boolean disappears = message.context().expires().isPresent();
        (disappears ? passing : lasting).add(number, Words.terms(textOf(message)));
    }

    @Override
    public synchronized void silent(long number) {
        // A new message is in no index yet, and most are new: only what was seen is looked for.
        if (MessageNumbers.place(number) <= lasting.upTo(MessageNumbers.conversation(number))) {
            lasting.kill(number);
            passing.kill(number);
        }
    }

    @Override
    public synchronized void conversationGone(long conversation) {
        lasting.killAll(number -> MessageNumbers.conversation(number) == conversation);
        passing.killAll(number -> MessageNumbers.conversation(number) == conversation);
    }

    /** Loads what was saved and catches up with the database: what came since, what changed since, what disappears. */
    public void open(Database database, Messages messages) throws StorageException {
        Optional<SearchIndex> saved = file.load();
        synchronized (this) {
            lasting = saved.orElseGet(SearchIndex::new);
        }
        database.<Boolean>read(snapshot -> {
            Map<Long, Long> known = saidUpTo();
            // First what came since: from then on every message was seen, and looking again moves no mark.
            catchUp(snapshot, messages);
            Set<Long> stale = new HashSet<>(messages.stale(snapshot));
            forget(stale);
            for (long number : stale) {
                unlessDamaged(() ->
                        messages.entryNumbered(snapshot, number).ifPresent(changed -> add(number, changed.message())));
            }
            unlessDamaged(() -> messages.eachPassing(snapshot, (number, message) -> {
                // What came or changed since the index was saved was just looked at.
                long place = known.getOrDefault(MessageNumbers.conversation(number), 0L);
                if (MessageNumbers.place(number) <= place && !stale.contains(number)) {
                    add(number, message);
                }
            }));
            return true;
        });
    }

    private synchronized Map<Long, Long> saidUpTo() {
        return lasting.upTo();
    }

    /** In one walk for all of them: after a busy week they are many. Place 0 stands for a whole conversation. */
    private synchronized void forget(Set<Long> stale) {
        LongPredicate gone = number ->
                stale.contains(number) || stale.contains(MessageNumbers.number(MessageNumbers.conversation(number), 0));
        lasting.killAll(gone);
        passing.killAll(gone);
    }

    private void catchUp(Snapshot snapshot, Messages messages) throws StorageException {
        Conversations conversations = messages.conversations();
        List<Placed<Conversation>> page = conversations.page(snapshot, 0, BATCH);
        while (!page.isEmpty()) {
            for (Placed<Conversation> conversation : page) {
                catchUp(snapshot, messages, conversation);
            }
            page = conversations.page(snapshot, page.getLast().place(), BATCH);
        }
    }

    private void catchUp(Snapshot snapshot, Messages messages, Placed<Conversation> conversation)
            throws StorageException {
        long place = saidUpTo().getOrDefault(conversation.place(), 0L);
        unlessDamaged(() -> catchUp(snapshot, messages, conversation, place));
    }

    private interface Looking {
        void run() throws StorageException;
    }

    /** A damaged message must not keep people from all the others; whoever reads it will be told. */
    private void unlessDamaged(Looking looking) throws StorageException {
        try {
            looking.run();
        } catch (DamagedProfileException e) {
            complete = false;
        }
    }

    private void catchUp(Snapshot snapshot, Messages messages, Placed<Conversation> conversation, long place)
            throws StorageException {
        ConversationId id = conversation.value().id();
        List<Entry> page = messages.after(snapshot, id, place, BATCH);
        while (!page.isEmpty()) {
            for (Entry entry : page) {
                says(MessageNumbers.number(conversation.place(), entry.place()), entry.message());
            }
            page = messages.after(snapshot, id, page.getLast().place(), BATCH);
        }
    }

    /** Whether all messages can be found: not, if some of them were damaged. */
    public boolean isComplete() {
        return complete;
    }

    /**
     * Saves the index, without the words of what was deleted. Nothing is written to the database meanwhile; for a
     * million messages that is two seconds, so it is done on closing; after a kill, three hundred thousand take as long
     * to catch up with.
     */
    public void save(Database database, Messages messages) throws StorageException {
        database.alone(transaction -> {
            synchronized (this) {
                if (lasting.hasDead()) {
                    lasting = lasting.compacted();
                }
                if (passing.hasDead()) {
                    passing = passing.compacted();
                }
                file.save(lasting);
            }
            messages.forgetStale(transaction);
            return true;
        });
    }
}
