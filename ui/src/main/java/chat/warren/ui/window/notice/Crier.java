package chat.warren.ui.window.notice;

import chat.warren.node.api.ConversationView;
import chat.warren.node.api.Event;
import chat.warren.node.api.FriendView;
import chat.warren.node.api.Happening;
import chat.warren.node.api.IntroductionCard;
import chat.warren.node.api.MessageView;
import chat.warren.ui.window.list.Ledger;
import chat.warren.ui.window.offstage.Stage;
import chat.warren.ui.words.Words;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Tells of news through the desktop, as far as it may, when nobody sees them in the window. */
public final class Crier {
    /** Who would read it otherwise, and how they want to be told. */
    public interface Audience {
        /** Whether the conversation with this person is before somebody's eyes. */
        boolean sees(String person);

        Told told();

        /** Whether news may be heard. */
        boolean aloud();

        /** Somebody pressed a notice: brings the window and this conversation. On the event thread. */
        void open(String person);
    }

    private final Words words;
    private final Audience audience;
    private final Herald herald;
    private final Set<String> fresh = new HashSet<>();
    private final Set<String> told = new HashSet<>();

    /** Tells through whatever this desktop has. */
    public Crier(Stage stage, Optional<Tray> tray, Audience audience) {
        this(stage.words(), audience, new DeskHerald(stage, tray, audience::open));
    }

    Crier(Words words, Audience audience, Herald herald) {
        this.words = words;
        this.audience = audience;
        this.herald = herald;
    }

    /** Notes who has something new. What it is, the next look at the ledger says. */
    public void heard(List<Happening> news) {
        for (Happening each : news) {
            switch (each.event()) {
                case Event.MessageCame came when !came.own() -> fresh.add(came.with());
                case Event.FriendAsked asked -> fresh.add(asked.person());
                case Event.Introduced introduced -> fresh.add(introduced.introduction());
                default -> {}
            }
        }
    }

    /** Who has something new by now. Whoever asks looks at the ledger next, and tells them. */
    public Set<String> due() {
        Set<String> due = Set.copyOf(fresh);
        fresh.clear();
        return due;
    }

    /**
     * Tells what is new, and takes back what was read.
     *
     * @param due who had something new when this was begun to be read: what came since may not be in it
     */
    public void look(Ledger ledger, Set<String> due) {
        Set<String> open = new HashSet<>();
        for (ConversationView talk : ledger.conversations()) {
            Optional<MessageView> last =
                    talk.last().filter(message -> talk.unread() > 0 && !talk.muted() && !message.own());
            last.ifPresent(message -> {
                open.add(talk.with());
                news(
                        due,
                        new Told.Person(talk.with(), talk.name()),
                        words.say("notice.message"),
                        Ledger.said(message, words));
            });
        }
        for (FriendView person : ledger.people()) {
            if (person.stage() == FriendView.Stage.ASKED_US) {
                open.add(person.id());
                news(
                        due,
                        new Told.Person(person.id(), person.name()),
                        words.say("list.request"),
                        words.say("list.request"));
            }
        }
        for (IntroductionCard card : ledger.introductions()) {
            if (!card.accepted()) {
                open.add(card.id());
                String line = words.say("list.introduced", card.byName());
                news(due, new Told.Person(card.id(), card.name()), line, line);
            }
        }
        told.stream().filter(each -> !open.contains(each)).toList().forEach(this::takeBack);
    }

    private void news(Set<String> due, Told.Person person, String kind, String text) {
        if (due.contains(person.id()) && !audience.sees(person.id())) {
            audience.told().of(person, kind, text, words).ifPresent(this::tell);
        }
    }

    private void tell(Notice notice) {
        told.add(notice.about());
        herald.tell(notice, audience.aloud());
    }

    private void takeBack(String about) {
        told.remove(about);
        herald.takeBack(about);
    }

    /** Nothing is told any more, and nothing told is left to be seen. */
    public void close() {
        herald.close();
    }
}
