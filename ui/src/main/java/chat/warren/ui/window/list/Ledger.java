package chat.warren.ui.window.list;

import chat.warren.node.api.ConversationView;
import chat.warren.node.api.FileView;
import chat.warren.node.api.FriendView;
import chat.warren.node.api.IntroductionCard;
import chat.warren.node.api.MessageState;
import chat.warren.node.api.MessageView;
import chat.warren.node.api.ProfileException;
import chat.warren.node.api.RunningNode;
import chat.warren.node.api.TakenInvite;
import chat.warren.node.api.text.Markup;
import chat.warren.ui.window.list.Row.Kind;
import chat.warren.ui.window.list.Row.Line;
import chat.warren.ui.window.presence.Presence;
import chat.warren.ui.words.Words;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * What the node knows that the list shows, at one moment.
 *
 * @param self our own id
 * @param introductions of people whom friends would like us to meet
 */
public record Ledger(
        String self,
        List<FriendView> people,
        List<ConversationView> conversations,
        List<TakenInvite> taken,
        List<IntroductionCard> introductions) {
    /** The echo's id: no person has one so short. */
    public static final String ECHO = "echo";

    private static final Comparator<Row> NEWEST_FIRST =
            Comparator.comparing((Row row) -> row.at().orElse(Instant.MIN)).reversed();

    public Ledger {
        people = List.copyOf(people);
        conversations = List.copyOf(conversations);
        taken = List.copyOf(taken);
        introductions = List.copyOf(introductions);
    }

    public static Ledger nothing(String self) {
        return new Ledger(self, List.of(), List.of(), List.of(), List.of());
    }

    /** Waits for the node. */
    public static Ledger read(RunningNode node) throws ProfileException, InterruptedException {
        return new Ledger(node.self(), List.of(), node.chats().all(), List.of(), List.of()).people(node);
    }

    /** With these conversations as they are now: those that are not among the new ones are gone. */
    Ledger talks(Set<String> looked, Map<String, ConversationView> anew) {
        Map<String, ConversationView> all = new LinkedHashMap<>();
        conversations.forEach(each -> all.put(each.with(), each));
        all.keySet().removeIf(each -> looked.contains(each) && !anew.containsKey(each));
        all.putAll(anew);
        return new Ledger(self, people, List.copyOf(all.values()), taken, introductions);
    }

    /** With the people as they are now. Waits for the node. */
    Ledger people(RunningNode node) throws ProfileException, InterruptedException {
        return new Ledger(
                self,
                node.people().all(),
                conversations,
                node.people().waiting(),
                node.people().introductions());
    }

    public Optional<FriendView> person(String id) {
        return people.stream().filter(each -> each.id().equals(id)).findFirst();
    }

    /** Of conversations that have a line: nobody can read what was said with somebody who was removed. */
    public long unread() {
        Set<String> friends = people.stream()
                .filter(each -> each.stage() == FriendView.Stage.FRIEND)
                .map(FriendView::id)
                .collect(Collectors.toSet());
        return conversations.stream()
                .filter(each -> !each.muted() && friends.contains(each.with()))
                .mapToLong(ConversationView::unread)
                .sum();
    }

    /** Requests first, since a person waits; then whatever was said last. */
    public List<Row> rows(Words words) {
        Map<String, ConversationView> talks = new HashMap<>();
        conversations.forEach(each -> talks.put(each.with(), each));
        List<Row> asking = new ArrayList<>();
        List<Row> rest = new ArrayList<>();
        for (FriendView person : people) {
            switch (person.stage()) {
                case ASKED_US ->
                    asking.add(new Row(
                            Kind.REQUEST,
                            person.id(),
                            person.name(),
                            Line.of(words.say("list.request")),
                            Optional.of(person.since())));
                case ASKED_BY_US, INVITED ->
                    rest.add(new Row(
                            Kind.ASKED,
                            person.id(),
                            person.name(),
                            Line.of(words.say("list.asked")),
                            Optional.of(person.since())));
                case FRIEND -> rest.add(friend(person, Optional.ofNullable(talks.get(person.id())), words));
                case BLOCKED -> {}
            }
        }
        for (IntroductionCard each : introductions) {
            String line = words.say(each.accepted() ? "list.asked" : "list.introduced", each.byName());
            (each.accepted() ? rest : asking)
                    .add(new Row(Kind.INTRODUCED, each.id(), each.name(), Line.of(line), Optional.empty()));
        }
        for (TakenInvite each : taken) {
            rest.add(new Row(
                    Kind.TAKEN,
                    each.id(),
                    words.say("list.taken.name"),
                    Line.of(words.say("list.taken")),
                    Optional.of(each.since())));
        }
        if (people.stream().noneMatch(each -> each.stage() == FriendView.Stage.FRIEND)) {
            // Until there is somebody, there is something to try things out with.
            rest.add(echo(words));
        }
        rest.add(notes(Optional.ofNullable(talks.get(self)), words));
        asking.sort(NEWEST_FIRST);
        rest.sort(NEWEST_FIRST);
        asking.addAll(rest);
        return asking;
    }

    /** The line of the echo. */
    public static Row echo(Words words) {
        return new Row(Kind.ECHO, ECHO, words.say("talk.echo"), Line.of(words.say("list.echo")), Optional.empty());
    }

    private static Row friend(FriendView person, Optional<ConversationView> talk, Words words) {
        Optional<MessageView> last = talk.flatMap(ConversationView::last);
        boolean kept = last.filter(message -> message.state() == MessageState.WITH_FRIENDS)
                .isPresent();
        Line line = new Line(
                talk.map(each -> said(each, words)).orElse(words.say("list.silent")),
                talk.map(ConversationView::unread).orElse(0L),
                Presence.of(person, kept),
                talk.filter(ConversationView::muted).isPresent(),
                talk.filter(ConversationView::archived).isPresent(),
                Optional.empty());
        Instant at = last.map(MessageView::written).orElse(person.since());
        return new Row(Kind.FRIEND, person.id(), person.name(), line, Optional.of(at));
    }

    private Row notes(Optional<ConversationView> talk, Words words) {
        String line = talk.flatMap(ConversationView::last).isPresent()
                ? said(talk.get(), words)
                : words.say("list.notes.line");
        return new Row(
                Kind.NOTES,
                self,
                words.say("list.notes"),
                Line.of(line),
                talk.flatMap(ConversationView::last).map(MessageView::written));
    }

    private static String said(ConversationView talk, Words words) {
        if (talk.draft().isPresent()) {
            return words.say("list.draft", oneLine(talk.draft().get()));
        }
        if (talk.last().isEmpty()) {
            return words.say("list.silent");
        }
        MessageView last = talk.last().get();
        String line = said(last, words);
        return last.own() && !last.gone() && !last.notice() ? words.say("list.own", line) : line;
    }

    /** A message in a line: its words, else what came with it. */
    public static String said(MessageView message, Words words) {
        if (message.gone()) {
            return words.say("list.gone");
        }
        if (message.notice()) {
            return words.say("list.notice");
        }
        String line = oneLine(Markup.plain(message.text()));
        return line.isEmpty()
                ? message.files().stream().map(file -> called(file, words)).collect(Collectors.joining(", "))
                : line;
    }

    /** A file by its name; a voice message has none that says anything. */
    public static String called(FileView file, Words words) {
        return file.voiceMillis()
                .map(millis -> words.say("list.voice", words.times().length(Duration.ofMillis(millis))))
                .orElse(file.name());
    }

    /** More than a line's worth of a message is not looked at. */
    static String oneLine(String text) {
        String start = text.substring(0, Math.min(text.length(), 200));
        return start.replaceAll("\\s+", " ").strip();
    }
}
