package chat.warren.ui.window.list;

import static org.junit.jupiter.api.Assertions.assertEquals;

import chat.warren.node.api.ConversationView;
import chat.warren.node.api.FriendView;
import chat.warren.node.api.FriendView.Stage;
import chat.warren.node.api.IntroductionCard;
import chat.warren.node.api.TakenInvite;
import chat.warren.ui.words.Tongue;
import chat.warren.ui.words.Words;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class LedgerTest {
    private static final Words ENGLISH = Words.of(Tongue.ENGLISH);
    private static final Instant NOON = Instant.parse("2026-11-21T12:00:00Z");

    private static FriendView person(String name, Stage stage, int minutes) {
        return new FriendView(
                name,
                name,
                name,
                "",
                "",
                "",
                stage,
                NOON.plusSeconds(60L * minutes),
                new FriendView.Verified(FriendView.How.NOT_VERIFIED, NOON, Optional.empty()),
                FriendView.Visibility.DIRECT,
                new FriendView.May(true, true, true),
                Optional.empty(),
                0,
                Optional.empty());
    }

    private static ConversationView talk(String with, long unread, boolean muted) {
        return new ConversationView(
                with, with, unread, muted, false, Optional.empty(), Optional.of("half a"), Optional.empty());
    }

    @Test
    void whoWaitsForAnAnswerStandsFirstAndNotesAreAlwaysThere() {
        Ledger ledger = new Ledger(
                "self",
                List.of(
                        person("Ben", Stage.FRIEND, 5),
                        person("Caro", Stage.ASKED_US, 1),
                        person("Dora", Stage.BLOCKED, 9),
                        person("Emil", Stage.ASKED_BY_US, 7)),
                List.of(),
                List.of(new TakenInvite("taken", "", NOON, NOON)),
                List.of(new IntroductionCard("i", "Ben", "Ben", "Frida", "Frida", false)));
        assertEquals(
                List.of("Caro", "Frida", "Emil", "Ben", "Somebody you asked", "Notes to self"),
                ledger.rows(ENGLISH).stream().map(Row::name).toList());
    }

    @Test
    void whoHasNoFriendYetHasTheEchoAndTheNotes() {
        List<Row.Kind> alone =
                Ledger.nothing("self").rows(ENGLISH).stream().map(Row::kind).toList();
        assertEquals(List.of(Row.Kind.ECHO, Row.Kind.NOTES), alone);
    }

    @Test
    void nobodyIsCalledForWhatIsMuted() {
        Ledger ledger = new Ledger(
                "self",
                List.of(person("Ben", Stage.FRIEND, 1), person("Caro", Stage.FRIEND, 2)),
                List.of(talk("Ben", 3, false), talk("Caro", 40, true)),
                List.of(),
                List.of());
        assertEquals(3, ledger.unread());
        assertEquals("Draft: half a", ledger.rows(ENGLISH).getFirst().line().text());
    }

    @Test
    void aMessageOfManyLinesIsOneInTheList() {
        assertEquals("a b c", Ledger.oneLine("a\n\n b\tc "));
        assertEquals(200, Ledger.oneLine("x".repeat(4000)).length());
    }
}
