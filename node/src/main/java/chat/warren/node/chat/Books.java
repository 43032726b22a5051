package chat.warren.node.chat;

import chat.warren.node.chat.order.Timeline;
import chat.warren.storage.StorageException;
import chat.warren.storage.chat.Conversation;
import chat.warren.storage.chat.ConversationId;
import chat.warren.storage.chat.Message;
import chat.warren.storage.chat.MessageId;
import chat.warren.storage.chat.MessageNumbers;
import chat.warren.storage.database.Snapshot;
import chat.warren.storage.database.Transaction;
import chat.warren.storage.people.PersonId;
import chat.warren.storage.profile.Contents;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.random.RandomGenerator;

/**
 * What the batches work on: the repositories, and what is kept of them in memory from one batch to the next. Touched by
 * whoever commits, one at a time.
 */
final class Books {
    /** More conversations than anybody talks in at once; the others are read again. */
    private static final int MAX_TIMELINES = 64;
    /** As many as fly on one link and are ready for it. */
    private static final int MAX_NUMBERS = 12_288;

    private final Contents contents;
    private final Circle circle;
    private final RandomGenerator random;
    private final Sessions sessions;
    private final Arrivals arrivals;
    private final Map<ConversationId, Timeline> timelines = new HashMap<>();
    private final Map<Long, ConversationId> numbers = new HashMap<>();
    private final Keeping keeping = new Keeping();
    private final Map<ConversationId, Conversation> conversations = new HashMap<>();
    /** Where nothing of theirs came since we wrote: whoever goes on writing there need not look for what is unread. */
    private final Set<ConversationId> answered = new HashSet<>();
    /** Of our own last messages, which will be confirmed. */
    private final LinkedHashMap<MessageId, Long> own = new LinkedHashMap<>();

    private final Map<PersonId, Early.Tally> early = new HashMap<>();
    private Optional<Boolean> entrusts = Optional.empty();

    Books(Contents contents, Circle circle, RandomGenerator random) {
        this.contents = contents;
        this.circle = circle;
        this.random = random;
        this.sessions = new Sessions(contents.state());
        this.arrivals = new Arrivals(contents.state());
    }

    Contents contents() {
        return contents;
    }

    Circle circle() {
        return circle;
    }

    RandomGenerator random() {
        return random;
    }

    Sessions sessions() {
        return sessions;
    }

    Arrivals arrivals() {
        return arrivals;
    }

    Timeline timeline(Snapshot snapshot, ConversationId conversation) throws StorageException {
        Timeline known = timelines.get(conversation);
        if (known == null) {
            known = Timeline.load(contents.state(), snapshot, conversation);
            Timelines.catchUp(known, contents.messages(), snapshot, conversation);
            timelines.put(conversation, known);
        }
        return known;
    }

    /** Whether any message of ours waits with friends: nearly never, and then nothing need be looked up for each. */
    boolean entrusts(Snapshot snapshot) throws StorageException {
        if (entrusts.isEmpty()) {
            entrusts = Optional.of(contents.keepers().table().count(snapshot) > 0);
        }
        return entrusts.get();
    }

    void entrusting() {
        entrusts = Optional.of(true);
    }

    Keeping keeping() {
        return keeping;
    }

    /** A conversation's row, from memory where it was seen: whoever changes one saves it through here. */
    Optional<Conversation> conversation(Snapshot snapshot, ConversationId id) throws StorageException {
        Optional<Conversation> known = Optional.ofNullable(conversations.get(id));
        if (known.isEmpty()) {
            known = contents.conversations().find(snapshot, id);
            known.ifPresent(found -> conversations.put(id, found));
        }
        return known;
    }

    void save(Transaction transaction, Conversation conversation) throws StorageException {
        contents.conversations().save(transaction, conversation);
        conversations.put(conversation.id(), conversation);
    }

    boolean isAnswered(ConversationId conversation) {
        return answered.contains(conversation);
    }

    void answered(ConversationId conversation) {
        answered.add(conversation);
    }

    /** A message has a row now. */
    void appended(Transaction transaction, Message message, long place) throws StorageException {
        if (!message.by().author().equals(circle.self())) {
            answered.remove(message.conversation());
            return;
        }
        long conversation = contents.conversations().numberOf(transaction, message.conversation());
        own.put(message.id(), MessageNumbers.number(conversation, place));
        if (own.size() > MAX_NUMBERS) {
            own.pollFirstEntry();
        }
    }

    /** A message's number: asked for whenever one is confirmed. */
    Optional<Long> number(Snapshot snapshot, MessageId message) throws StorageException {
        Optional<Long> known = Optional.ofNullable(own.get(message));
        return known.isPresent() ? known : contents.messages().number(snapshot, message);
    }

    /** How much waits for messages of a conversation that have not come. */
    Early.Tally early(Snapshot snapshot, PersonId with) throws StorageException {
        Early.Tally known = early.get(with);
        if (known == null) {
            known = Early.count(contents.state(), snapshot, with);
            early.put(with, known);
        }
        return known;
    }

    void early(PersonId with, Early.Tally tally) {
        early.put(with, tally);
    }

    /** Which conversation has a number: asked for every receipt. */
    Optional<ConversationId> numbered(Snapshot snapshot, long number) throws StorageException {
        Optional<ConversationId> known = Optional.ofNullable(numbers.get(number));
        if (known.isEmpty()) {
            known = contents.conversations().numbered(snapshot, number).map(Conversation::id);
            known.ifPresent(id -> numbers.put(number, id));
        }
        return known;
    }

    /** At the end of each batch's transaction. */
    void save(Transaction transaction) throws StorageException {
        sessions.save(transaction);
        arrivals.save(transaction);
        for (Timeline timeline : timelines.values()) {
            timeline.save(transaction);
        }
        if (timelines.size() > MAX_TIMELINES) {
            timelines.clear();
            conversations.clear();
            answered.clear();
        }
    }

    /** The transaction failed: nothing of it has happened. */
    void forget() {
        sessions.forget();
        arrivals.forget();
        timelines.clear();
        numbers.clear();
        conversations.clear();
        answered.clear();
        own.clear();
        early.clear();
        entrusts = Optional.empty();
        keeping.forget();
    }

    void forget(ConversationId conversation) {
        timelines.remove(conversation);
        numbers.values().remove(conversation);
        conversations.remove(conversation);
        answered.remove(conversation);
        own.clear();
    }
}
