package chat.warren.storage.chat;

import chat.warren.storage.StorageException;
import chat.warren.storage.database.SealedTable;
import chat.warren.storage.database.Snapshot;
import chat.warren.storage.database.Transaction;
import chat.warren.storage.fading.FadingKeys;
import chat.warren.storage.row.FileId;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.function.BiConsumer;

/**
 * What is said. Every change is part of the caller's transaction, and the words that can be searched follow its commit.
 *
 * <p>Who may change what is for the caller to judge; here a change is only kept.
 */
public final class Messages {
    private final Conversations conversations;
    private final Wording wording;
    private final Belongings belongings;
    private final MessageTable table;
    private final Annexes annexes;
    private final Revisions revisions;
    private final PassingList passing = new PassingList();

    public Messages(Conversations conversations, FadingKeys fading, Wording wording, Belongings belongings) {
        MessageRow rows = new MessageRow(fading);
        this.conversations = conversations;
        this.wording = wording;
        this.belongings = belongings;
        this.table = new MessageTable(rows, conversations);
        this.annexes = new Annexes(rows);
        this.revisions = new Revisions(rows);
    }

    /** Puts a message at the end of its conversation and says where that is; nothing, if it was there already. */
    public OptionalLong append(Transaction transaction, Message message) throws StorageException {
        message.context().expires().ifPresent(expires -> checkSoon(message.by().arrived(), expires));
        long conversation = conversations.numberOf(transaction, message.conversation());
        OptionalLong number = table.append(transaction, conversation, message);
        if (number.isEmpty()) {
            return number;
        }
        passing.remember(transaction, message);
        transaction.afterCommit(() -> wording.says(number.getAsLong(), message));
        return OptionalLong.of(MessageNumbers.place(number.getAsLong()));
    }

    public Optional<Entry> find(Snapshot snapshot, MessageId id) throws StorageException {
        Optional<MessageTable.Numbered> found = table.find(snapshot, id);
        return found.isEmpty()
                ? Optional.empty()
                : Optional.of(entries(snapshot, List.of(found.get())).getFirst());
    }

    /** The newest messages before a place, newest first; begin with {@code Long.MAX_VALUE}. */
    public List<Entry> before(Snapshot snapshot, ConversationId conversation, long place, int limit)
            throws StorageException {
        return entries(snapshot, table.before(snapshot, conversation, place, limit));
    }

    /** The oldest messages after a place, oldest first; begin with 0. */
    public List<Entry> after(Snapshot snapshot, ConversationId conversation, long place, int limit)
            throws StorageException {
        return entries(snapshot, table.after(snapshot, conversation, place, limit));
    }

    /** The message at a number: for whoever follows the words. */
    public Optional<Entry> entryNumbered(Snapshot snapshot, long number) throws StorageException {
        Optional<MessageTable.Numbered> found = table.at(snapshot, number);
        return found.isEmpty()
                ? Optional.empty()
                : Optional.of(entries(snapshot, List.of(found.get())).getFirst());
    }

    /** The number of a message, without opening it: {@link MessageNumbers} says what is in it. */
    public Optional<Long> number(Snapshot snapshot, MessageId id) throws StorageException {
        return table.number(snapshot, id);
    }

    /** Of all conversations, deleted ones with them: their places stay. */
    public long count(Snapshot snapshot) throws StorageException {
        return table.count(snapshot);
    }

    public Conversations conversations() {
        return conversations;
    }

    /**
     * Numbers of messages whose words changed since the search index was saved; place 0 stands for a whole
     * conversation.
     */
    public List<Long> stale(Snapshot snapshot) throws StorageException {
        return table.stale(snapshot);
    }

    /** The search index was saved with all changes. */
    public void forgetStale(Transaction transaction) throws StorageException {
        table.forgetStale(transaction);
    }

    /** Tells every message that will disappear. */
    public void eachPassing(Snapshot snapshot, BiConsumer<Long, Message> each) throws StorageException {
        List<SealedTable.Placed<Passing>> page = passing.all(snapshot, 0, SealedTable.MAX_PAGE);
        while (!page.isEmpty()) {
            for (SealedTable.Placed<Passing> row : page) {
                Optional<MessageTable.Numbered> found =
                        table.find(snapshot, row.value().message());
                found.ifPresent(message -> each.accept(message.number(), message.message()));
            }
            page = passing.all(snapshot, page.getLast().place(), SealedTable.MAX_PAGE);
        }
    }

    /** The place of the last message; 0 for an empty conversation. */
    public long last(Snapshot snapshot, ConversationId conversation) throws StorageException {
        return table.last(snapshot, conversation);
    }

    /** Replaces what a message says; what it said before goes to its history. */
    public boolean edit(Transaction transaction, MessageId id, Content content, Instant at) throws StorageException {
        Optional<MessageTable.Numbered> found = table.find(transaction, id);
        if (found.isEmpty() || found.get().message().isDeleted()) {
            return false;
        }
        Message before = found.get().message();
        long number = found.get().number();
        revisions.add(transaction, number, before, at);
        Message after = before.edited(content);
        table.replace(transaction, number, after);
        table.markStale(transaction, number);
        transaction.afterCommit(() -> wording.says(number, after));
        return true;
    }

    /** Puts an earlier text back into a message's history: for a profile that is restored. */
    public void restore(Transaction transaction, MessageId id, Revision revision) throws StorageException {
        Optional<MessageTable.Numbered> found = table.find(transaction, id);
        if (found.isPresent()) {
            revisions.keep(transaction, found.get().number(), found.get().message(), revision);
        }
    }

    /** What a message said before, oldest first. */
    public List<Revision> history(Snapshot snapshot, MessageId id) throws StorageException {
        Optional<MessageTable.Numbered> found = table.find(snapshot, id);
        return found.isEmpty()
                ? List.of()
                : revisions.of(
                        snapshot, found.get().number(), found.get().message().conversation());
    }

    /** Takes a message's words away, with its files, its history and all that hangs on it. */
    public boolean delete(Transaction transaction, MessageId id, Instant at) throws StorageException {
        Optional<MessageTable.Numbered> found = table.find(transaction, id);
        if (found.isEmpty() || found.get().message().isDeleted()) {
            return false;
        }
        long number = found.get().number();
        Message before = found.get().message();
        passing.forget(transaction, before);
        belongings.gone(transaction, id, files(transaction, number, before));
        table.replace(transaction, number, before.deleted(at));
        table.clear(transaction, number, number);
        table.markStale(transaction, number);
        transaction.afterCommit(() -> wording.silent(number));
        return true;
    }

    private Set<FileId> files(Transaction transaction, long number, Message message) throws StorageException {
        Set<FileId> files = new HashSet<>(filesOf(message.content()));
        if (message.context().edits() > 0) {
            for (Revision revision : revisions.of(transaction, number, message.conversation())) {
                files.addAll(filesOf(revision.content()));
            }
        }
        return files;
    }

    private static List<FileId> filesOf(Content content) {
        return content instanceof Content.Text text ? text.files() : List.of();
    }

    /** Lets a message disappear at an instant; what hangs on it goes with it. */
    public boolean disappear(Transaction transaction, MessageId id, Instant now, Instant expires)
            throws StorageException {
        checkSoon(now, expires);
        Optional<MessageTable.Numbered> found = table.find(transaction, id);
        if (found.isEmpty() || found.get().message().isDeleted()) {
            return false;
        }
        long number = found.get().number();
        Message passingNow = found.get().message().disappearing(expires);
        passing.forget(transaction, found.get().message());
        passing.remember(transaction, passingNow);
        table.replace(transaction, number, passingNow);
        reseal(transaction, number, passingNow);
        table.markStale(transaction, number);
        transaction.afterCommit(() -> wording.says(number, passingNow));
        return true;
    }

    /** Adds a reaction or a receipt; false, if the message is gone or carries as much as a message may. */
    public boolean add(Transaction transaction, MessageId id, Annex annex) throws StorageException {
        Optional<MessageTable.Numbered> found = table.find(transaction, id);
        if (found.isEmpty() || found.get().message().isDeleted()) {
            return false;
        }
        Message message = found.get().message();
        return annexes.put(
                transaction,
                found.get().number(),
                message.conversation(),
                annex,
                message.context().expires());
    }

    public boolean remove(Transaction transaction, MessageId id, Annex annex) throws StorageException {
        Optional<MessageTable.Numbered> found = table.find(transaction, id);
        return found.isPresent() && annexes.remove(transaction, found.get().number(), annex);
    }

    /** A conversation with all that was said in it. */
    public boolean removeConversation(Transaction transaction, ConversationId id) throws StorageException {
        Optional<Long> number = conversations.number(transaction, id);
        if (number.isEmpty()) {
            return false;
        }
        belongings.conversationGone(
                transaction,
                message -> table.number(transaction, message)
                        .filter(one -> MessageNumbers.conversation(one) == number.get())
                        .isPresent());
        table.removeAll(transaction, number.get());
        conversations.remove(transaction, id);
        transaction.afterCommit(() -> wording.conversationGone(number.get()));
        return true;
    }

    Belongings belongings() {
        return belongings;
    }

    /** What disappears, by day. */
    PassingList passing() {
        return passing;
    }

    private List<Entry> entries(Snapshot snapshot, List<MessageTable.Numbered> page) throws StorageException {
        if (page.isEmpty()) {
            return List.of();
        }
        long one = page.getFirst().number();
        long other = page.getLast().number();
        Map<Long, List<Annex>> hanging = annexes.between(
                snapshot,
                Math.min(one, other),
                Math.max(one, other),
                page.getFirst().message().conversation());
        return page.stream()
                .map(row -> entry(row, hanging.getOrDefault(row.number(), List.of())))
                .toList();
    }

    private static Entry entry(MessageTable.Numbered row, List<Annex> hanging) {
        List<Annex.Reaction> reactions = new ArrayList<>();
        List<Annex.Receipt> receipts = new ArrayList<>();
        for (Annex annex : hanging) {
            switch (annex) {
                case Annex.Reaction reaction -> reactions.add(reaction);
                case Annex.Receipt receipt -> receipts.add(receipt);
            }
        }
        // Rows lie in the order of their hashes; people want to see who came first.
        reactions.sort(Comparator.comparing(Annex.Reaction::at));
        receipts.sort(Comparator.comparing(Annex.Receipt::at));
        return new Entry(MessageNumbers.place(row.number()), row.message(), reactions, receipts);
    }

    private void reseal(Transaction transaction, long number, Message now) throws StorageException {
        Optional<Instant> expires = now.context().expires();
        for (List<Annex> hanging :
                annexes.between(transaction, number, number, now.conversation()).values()) {
            for (Annex annex : hanging) {
                annexes.put(transaction, number, now.conversation(), annex, expires);
            }
        }
        for (Revision revision : revisions.of(transaction, number, now.conversation())) {
            revisions.keep(transaction, number, now, revision);
        }
    }

    private static void checkSoon(Instant now, Instant expires) {
        if (expires.isAfter(now.plus(Duration.ofDays(FadingKeys.MAX_DAYS_AHEAD)))) {
            throw new IllegalArgumentException(
                    "a message disappears within " + FadingKeys.MAX_DAYS_AHEAD + " days, or not at all");
        }
    }
}
