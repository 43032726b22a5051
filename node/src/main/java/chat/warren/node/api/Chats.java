package chat.warren.node.api;

import chat.warren.node.api.ProfileException.Reason;
import chat.warren.node.api.text.Named;
import chat.warren.node.burrow.loop.Burrow;
import chat.warren.node.chat.Answer;
import chat.warren.node.chat.Command;
import chat.warren.node.chat.Mailbox;
import chat.warren.node.chat.Talks;
import chat.warren.node.chat.Talks.Shown;
import chat.warren.node.chat.item.FileNote;
import chat.warren.node.chat.item.Item;
import chat.warren.node.chat.item.Saying;
import chat.warren.node.chat.item.Turn;
import chat.warren.storage.StorageException;
import chat.warren.storage.chat.Conversation;
import chat.warren.storage.chat.ConversationId;
import chat.warren.storage.chat.Draft;
import chat.warren.storage.chat.Entry;
import chat.warren.storage.chat.Mention;
import chat.warren.storage.chat.MessageId;
import chat.warren.storage.custody.Waiting;
import chat.warren.storage.database.SealedTable;
import chat.warren.storage.database.SealedTable.Placed;
import chat.warren.storage.database.Snapshot;
import chat.warren.storage.people.PersonId;
import chat.warren.storage.profile.Contents;
import chat.warren.storage.search.Search;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * What is said with friends, and notes to ourselves. People and messages are named by their ids; our own id names the
 * notes. What a method did is on the disk when it returns.
 */
public final class Chats {
    /** Nobody counts further in a list. */
    public static final int MANY = 999;
    /** So long a friend keeps a message for another. */
    public static final Duration KEPT_AT_MOST = Mailbox.KEPT_AT_MOST;
    /** A screen or two. */
    public static final int MOST_IN_A_PAGE = SealedTable.MAX_PAGE;

    private final OpenProfile profile;
    private final PersonId self;
    private final Burrow burrow;
    private final Messages messages;
    private final FileViews files;
    private final InstantSource wall;

    Chats(OpenProfile profile, PersonId self, Burrow burrow, FileViews files, InstantSource wall) {
        this.profile = profile;
        this.self = self;
        this.burrow = burrow;
        this.messages = new Messages(self);
        this.files = files;
        this.wall = wall;
    }

    private Talks talks(Contents contents) {
        return new Talks(contents, self, wall);
    }

    /** All conversations, the one with the newest message first. */
    public List<ConversationView> all() throws ProfileException {
        return profile.read((contents, snapshot) -> {
            List<ConversationView> views = new ArrayList<>();
            List<Waiting> kept = contents.keepers().waiting(snapshot, wall.instant());
            List<Placed<Conversation>> page = contents.conversations().page(snapshot, 0, MOST_IN_A_PAGE);
            while (!page.isEmpty()) {
                for (Placed<Conversation> each : page) {
                    if (each.value().kind() == Conversation.Kind.PAIR) {
                        views.add(view(contents, snapshot, each.value(), kept));
                    }
                }
                page = contents.conversations().page(snapshot, page.getLast().place(), MOST_IN_A_PAGE);
            }
            views.sort(Messages.NEWEST_FIRST);
            return views;
        });
    }

    /** The conversation with somebody; empty before anything was said or chosen there. */
    public Optional<ConversationView> with(String person) throws ProfileException {
        ConversationId conversation = conversation(person);
        return profile.read((contents, snapshot) -> {
            Optional<Conversation> found = contents.conversations().find(snapshot, conversation);
            return found.isPresent()
                    ? Optional.of(view(
                            contents, snapshot, found.get(), contents.keepers().waiting(snapshot, wall.instant())))
                    : Optional.<ConversationView>empty();
        });
    }

    private ConversationView view(
            Contents contents, Snapshot snapshot, Conversation conversation, List<Waiting> keptOfAll)
            throws StorageException {
        PersonId with = messages.other(conversation);
        Conversation.Preferences wanted = conversation.preferences();
        List<Entry> unread = contents.messages().after(snapshot, conversation.id(), wanted.readUpTo(), MOST_IN_A_PAGE);
        List<Shown> last = talks(contents).page(snapshot, conversation.id(), Optional.empty(), 1);
        Optional<MessageView> newest = last.isEmpty()
                ? Optional.empty()
                : Optional.of(messages.view(contents, snapshot, last.getFirst(), files));
        Optional<Draft> draft = contents.drafts().find(snapshot, conversation.id());
        return new ConversationView(
                Ids.text(with),
                messages.name(contents, snapshot, with),
                Math.min(MANY, unread.stream().filter(messages::isTheirs).count()),
                wanted.muted(),
                wanted.archived(),
                wanted.disappearing(),
                draft.map(Draft::text).filter(text -> !text.isEmpty()),
                draft.flatMap(Draft::replyTo).map(Ids::text),
                waiting(keptOfAll, with),
                newest);
    }

    private static Optional<ConversationView.Waiting> waiting(List<Waiting> keptOfAll, PersonId with) {
        List<Waiting> kept = keptOfAll.stream()
                .filter(waiting -> waiting.recipient().equals(with))
                .toList();
        return kept.stream()
                .map(Waiting::until)
                .min(Comparator.naturalOrder())
                .map(first -> new ConversationView.Waiting(
                        (int) kept.stream().map(Waiting::message).distinct().count(),
                        kept.stream()
                                .map(each -> Ids.text(each.keeper()))
                                .distinct()
                                .toList(),
                        first));
    }

    /**
     * The newest messages with somebody, or those before a place.
     *
     * @param before a place that an earlier page named
     */
    public MessagePage page(String with, OptionalLong before, int most) throws ProfileException {
        ConversationId conversation = conversation(with);
        return profile.read((contents, snapshot) -> {
            Talks talks = talks(contents);
            Optional<Turn> from = Optional.empty();
            if (before.isPresent()) {
                from = talks.turnAt(snapshot, conversation, before.getAsLong());
                if (from.isEmpty()) {
                    return new MessagePage(List.of(), OptionalLong.empty());
                }
            }
            List<MessageView> views = new ArrayList<>();
            List<Shown> page = talks.page(snapshot, conversation, from, Math.min(most, MOST_IN_A_PAGE));
            for (Shown shown : page.reversed()) {
                views.add(messages.view(contents, snapshot, shown, files));
            }
            boolean older = !page.isEmpty()
                    && !talks.page(
                                    snapshot,
                                    conversation,
                                    Optional.of(page.getLast().turn()),
                                    1)
                            .isEmpty();
            return new MessagePage(
                    views, older ? OptionalLong.of(views.getFirst().place()) : OptionalLong.empty());
        });
    }

    /** All about one message; empty if there is none of that name. */
    public Optional<MessageStory> story(String message) throws ProfileException {
        MessageId id = Ids.message(message);
        return profile.read((contents, snapshot) -> {
            Optional<Shown> shown = talks(contents).find(snapshot, id);
            return shown.isEmpty()
                    ? Optional.empty()
                    : Optional.of(messages.story(contents, snapshot, shown.get(), files));
        });
    }

    /** Messages with all of these words, newest first, everywhere or with one person. */
    public Findings search(String words, Optional<String> with, int most) throws ProfileException {
        Optional<ConversationId> where = with.isPresent() ? Optional.of(conversation(with.get())) : Optional.empty();
        return profile.read((contents, snapshot) -> {
            Talks.Found found = talks(contents)
                    .search(
                            snapshot,
                            new Search.Wanted(words, where),
                            Search.Cursor.START,
                            Math.min(most, MOST_IN_A_PAGE));
            List<Findings.Finding> findings = new ArrayList<>();
            for (Shown shown : found.messages()) {
                Optional<Conversation> conversation =
                        contents.conversations().find(snapshot, shown.message().conversation());
                if (conversation.isPresent()) {
                    String person = Ids.text(messages.other(conversation.get()));
                    findings.add(new Findings.Finding(person, messages.view(contents, snapshot, shown, files)));
                }
            }
            return new Findings(findings, found.next().isPresent());
        });
    }

    /** Says something, and gives the message's id. */
    public String send(String to, OutgoingText what) throws ProfileException, InterruptedException {
        return send(to, what, List.of());
    }

    String send(String to, OutgoingText what, List<FileNote> with) throws ProfileException, InterruptedException {
        Optional<MessageId> replyTo = what.replyTo().isPresent()
                ? Optional.of(Ids.message(what.replyTo().get()))
                : Optional.empty();
        List<Mention> mentions = mentions(what.mentions());
        Saying words = said(() -> new Saying.Words(what.text(), mentions, with, replyTo, what.stays()));
        return order(new Command.Say(Ids.person(to), words))
                .map(Ids::text)
                .orElseThrow(() -> new IllegalStateException("what was said has a name"));
    }

    /** Other words for a message of ours, which mean these people; the earlier ones stay in its history. */
    public void edit(String message, String text, List<Named> whom) throws ProfileException, InterruptedException {
        MessageId target = Ids.message(message);
        List<Mention> mentions = mentions(whom);
        say(message, said(() -> new Saying.Edit(target, text, mentions)));
    }

    private static List<Mention> mentions(List<Named> whom) throws ProfileException {
        List<Mention> mentions = new ArrayList<>();
        for (Named each : whom) {
            mentions.add(new Mention(Ids.person(each.person()), each.from(), each.length()));
        }
        return mentions;
    }

    /** Takes a message of ours back, and asks the friend's program to forget it. */
    public void delete(String message) throws ProfileException, InterruptedException {
        say(message, new Saying.Delete(Ids.message(message)));
    }

    /** A reaction, given or taken back. */
    public void react(String message, String emoji, boolean given) throws ProfileException, InterruptedException {
        MessageId target = Ids.message(message);
        say(message, said(() -> new Saying.React(target, emoji, given)));
    }

    /** From now on messages with somebody disappear after so long, or stay. */
    public void timer(String with, Optional<Duration> stays) throws ProfileException, InterruptedException {
        order(new Command.Say(Ids.person(with), said(() -> new Saying.Timer(stays))));
    }

    /** All up to this message was seen. */
    public void markRead(String with, String message) throws ProfileException, InterruptedException {
        order(new Command.MarkRead(Ids.person(with), Ids.message(message)));
    }

    /** Words not sent yet, and the message that they answer; where there is neither, nothing is kept. */
    public void draft(String with, String text, Optional<String> replyTo)
            throws ProfileException, InterruptedException {
        Optional<MessageId> answered = replyTo.isPresent() ? Optional.of(Ids.message(replyTo.get())) : Optional.empty();
        order(new Command.Draft(Ids.person(with), text, answered));
    }

    /** We write just now, or have stopped. */
    public void typing(String with, boolean writing) throws ProfileException, InterruptedException {
        order(new Command.Typing(Ids.person(with), writing));
    }

    /** Takes a message away here, whoever wrote it, and tells nobody. */
    public void forget(String message) throws ProfileException, InterruptedException {
        order(new Command.Forget(Ids.message(message)));
    }

    /** Takes a whole conversation away here, and tells nobody; what is said from then on begins a new one. */
    public void leave(String with) throws ProfileException, InterruptedException {
        order(new Command.Leave(conversation(with)));
    }

    /** How a conversation is shown. */
    public void prefer(String with, boolean muted, boolean archived) throws ProfileException, InterruptedException {
        order(new Command.Prefer(Ids.person(with), muted, archived));
    }

    /** Friends who keep what we say to somebody while they are away; under our own id, those who do for everybody. */
    public List<String> keepers(String with) throws ProfileException, InterruptedException {
        PersonId recipient = Ids.person(with);
        return Failures.told(() -> burrow.keepers().of(recipient)).stream()
                .map(Ids::text)
                .toList();
    }

    /**
     * Chooses friends, who should know the other as well, to keep what we say while that one is away. Under our own id
     * stand those who do for everybody.
     *
     * @param keepers nobody is asked if it is an empty list; those for everybody are if there is none
     */
    public void entrust(String with, Optional<List<String>> keepers) throws ProfileException, InterruptedException {
        PersonId recipient = Ids.person(with);
        List<PersonId> chosen = new ArrayList<>();
        for (String keeper : keepers.orElse(List.of())) {
            chosen.add(Ids.person(keeper));
        }
        Failures.told(() -> {
            burrow.keepers().choose(recipient, keepers.map(any -> chosen));
            return true;
        });
    }

    private void say(String message, Saying saying) throws ProfileException, InterruptedException {
        MessageId target = Ids.message(message);
        Optional<PersonId> with = profile.read((contents, snapshot) -> {
            Optional<Entry> entry = contents.messages().find(snapshot, target);
            return entry.isEmpty()
                    ? Optional.empty()
                    : contents.conversations()
                            .find(snapshot, entry.get().message().conversation())
                            .map(messages::other);
        });
        if (with.isEmpty()) {
            throw new ProfileException(Reason.NOT_FOUND, "There is no such message; nothing was changed.");
        }
        order(new Command.Say(with.get(), saying));
    }

    private ConversationId conversation(String with) throws ProfileException {
        return Item.between(self, Ids.person(with));
    }

    /** Something to be said that checks itself when it is made. */
    private interface Making {
        Saying make();
    }

    private static Saying said(Making making) throws ProfileException {
        try {
            return making.make();
        } catch (IllegalArgumentException e) {
            throw new ProfileException(
                    Reason.NOT_UNDERSTOOD, "This cannot be said (" + e.getMessage() + "); nothing was sent.", e);
        }
    }

    private Optional<MessageId> order(Command command) throws ProfileException, InterruptedException {
        return switch (burrow.order(command)) {
            case Burrow.Outcome.Done(Optional<MessageId> said) -> said;
            case Burrow.Outcome.Refused(Answer.Refusal why) ->
                throw new ProfileException(why.missing() ? Reason.NOT_FOUND : Reason.NOT_POSSIBLE, why.sentence());
            case Burrow.Outcome.Failed(StorageException why) -> throw Failures.of(why);
            case Burrow.Outcome.NotKnown(String sentence) -> throw new ProfileException(Reason.NOT_KNOWN, sentence);
        };
    }
}
