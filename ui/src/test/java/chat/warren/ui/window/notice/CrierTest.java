package chat.warren.ui.window.notice;

import static org.junit.jupiter.api.Assertions.assertEquals;

import chat.warren.node.api.ConversationView;
import chat.warren.node.api.Event;
import chat.warren.node.api.Happening;
import chat.warren.node.api.IntroductionCard;
import chat.warren.node.api.MessageState;
import chat.warren.node.api.MessageView;
import chat.warren.ui.window.list.Ledger;
import chat.warren.ui.words.Tongue;
import chat.warren.ui.words.Words;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

class CrierTest {
    private static final Instant NOON = Instant.parse("2026-11-21T12:00:00Z");

    private final List<String> said = new ArrayList<>();
    private String seen = "";
    private final Crier crier = new Crier(Words.of(Tongue.ENGLISH), new Reader(), new Writing());

    private final class Reader implements Crier.Audience {
        @Override
        public boolean sees(String person) {
            return person.equals(seen);
        }

        @Override
        public Told told() {
            return Told.EVERYTHING;
        }

        @Override
        public boolean aloud() {
            return false;
        }

        @Override
        public void open(String person) {}
    }

    private final class Writing implements Herald {
        @Override
        public void tell(Notice notice, boolean aloud) {
            said.add(notice.title() + ": " + notice.text());
        }

        @Override
        public void takeBack(String about) {
            said.add("back " + about);
        }

        @Override
        public void close() {}
    }

    private static ConversationView talk(String with, String text, long unread, boolean muted) {
        MessageView message = new MessageView(
                "m",
                1,
                with,
                false,
                NOON,
                text,
                List.of(),
                false,
                false,
                0,
                Optional.empty(),
                Optional.empty(),
                List.of(),
                List.of(),
                MessageState.HERE,
                Optional.empty());
        return new ConversationView(
                with,
                with,
                unread,
                muted,
                false,
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.of(message));
    }

    private static Ledger ledger(ConversationView... talks) {
        return new Ledger("self", List.of(), List.of(talks), List.of(), List.of());
    }

    private void look(Ledger ledger) {
        crier.look(ledger, crier.due());
    }

    private void came(String with, boolean own) {
        crier.heard(List.of(new Happening(1, NOON, new Event.MessageCame(with, "m", own))));
    }

    @Test
    void newsAreToldOnceAndTakenBackWhenTheyWereRead() {
        came("Ana", false);
        look(ledger(talk("Ana", "*hello*", 1, false)));
        look(ledger(talk("Ana", "*hello*", 1, false)));
        look(ledger(talk("Ana", "*hello*", 0, false)));
        look(ledger(talk("Ana", "*hello*", 0, false)));
        assertEquals(List.of("Ana: hello", "back Ana"), said);
    }

    @Test
    void whatIsMutedOursOldOrBeforeSomebodysEyesIsNotTold() {
        came("Ana", false);
        look(ledger(talk("Ana", "muted", 3, true)));
        came("Ben", true);
        look(ledger(talk("Ben", "ours", 1, false)));
        look(ledger(talk("Caro", "from before the start", 2, false)));
        seen = "Dora";
        came("Dora", false);
        look(ledger(talk("Dora", "on the screen", 1, false)));
        assertEquals(List.of(), said);
    }

    @Test
    void whoIsIntroducedIsTold() {
        crier.heard(List.of(new Happening(1, NOON, new Event.Introduced("i", "ben", "caro"))));
        look(new Ledger(
                "self",
                List.of(),
                List.of(),
                List.of(),
                List.of(new IntroductionCard("i", "ben", "Ben", "caro", "Caro", false))));
        assertEquals(List.of("Caro: Ben would like you to meet"), said);
    }

    @Test
    void whatComesWhileSomebodyLooksIsToldByTheNextLook() {
        Set<String> due = crier.due();
        came("Ana", false);
        crier.look(ledger(), due);
        assertEquals(List.of(), said);
        look(ledger(talk("Ana", "hello", 1, false)));
        assertEquals(List.of("Ana: hello"), said);
    }
}
