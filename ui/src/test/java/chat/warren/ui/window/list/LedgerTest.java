package chat.warren.ui.window.list;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import chat.warren.node.api.ConversationView;
import chat.warren.node.api.Event;
import chat.warren.node.api.FriendView;
import chat.warren.node.api.FriendView.Stage;
import chat.warren.node.api.IntroductionCard;
import chat.warren.node.api.TakenInvite;
import chat.warren.ui.window.Someone;
import chat.warren.ui.words.Tongue;
import chat.warren.ui.words.Words;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import javax.swing.DefaultListModel;
import javax.swing.event.ListDataEvent;
import javax.swing.event.ListDataListener;
import org.junit.jupiter.api.Test;

class LedgerTest {
    private static final Words ENGLISH = Words.of(Tongue.ENGLISH);
    private static final Instant NOON = Instant.parse("2026-11-21T12:00:00Z");

    private static FriendView person(String name, Stage stage, int minutes) {
        return Someone.of(name, name, Optional.empty(), stage, NOON.plusSeconds(60L * minutes));
    }

    private static ConversationView talk(String with, long unread, boolean muted) {
        return new ConversationView(
                with,
                with,
                unread,
                muted,
                false,
                Optional.empty(),
                Optional.of("half a"),
                Optional.empty(),
                Optional.empty(),
                Optional.empty());
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
    void whatWasSaidWithSomebodyWhoIsNoFriendAnyMoreCallsNobody() {
        Ledger ledger = new Ledger(
                "self",
                List.of(person("Ben", Stage.FRIEND, 1), person("Caro", Stage.BLOCKED, 2)),
                List.of(talk("Ben", 3, false), talk("Caro", 40, false), talk("Dora", 7, false)),
                List.of(),
                List.of());
        assertEquals(3, ledger.unread());
    }

    @Test
    void aConversationThatWasClearedIsAsIfNothingWasSaid() {
        Ledger ledger = new Ledger(
                "self", List.of(person("Ben", Stage.FRIEND, 1)), List.of(talk("Ben", 3, false)), List.of(), List.of());
        Ledger cleared = ledger.talks(Set.of("Ben"), Map.of());
        assertEquals(0, cleared.unread());
        assertEquals("Say hello", cleared.rows(ENGLISH).getFirst().line().text());
    }

    @Test
    void aMessageOfManyLinesIsOneInTheList() {
        assertEquals("a b c", Ledger.oneLine("a\n\n b\tc "));
        assertEquals(200, Ledger.oneLine("x".repeat(4000)).length());
    }

    @Test
    void ofAThousandConversationsOnlyTheOneChangesInWhichSomethingWasSaid() {
        List<FriendView> people = new ArrayList<>();
        List<ConversationView> talks = new ArrayList<>();
        for (int i = 0; i < 1000; i++) {
            people.add(person("Friend " + i, Stage.FRIEND, i));
            talks.add(talk("Friend " + i, 0, false));
        }
        Ledger before = new Ledger("self", people, talks, List.of(), List.of());
        DefaultListModel<Row> model = new DefaultListModel<>();
        TalkList.fit(model, before.rows(ENGLISH));
        List<String> changes = new ArrayList<>();
        model.addListDataListener(new ListDataListener() {
            @Override
            public void intervalAdded(ListDataEvent added) {
                changes.add("added " + added.getIndex0());
            }

            @Override
            public void intervalRemoved(ListDataEvent removed) {
                changes.add("removed " + removed.getIndex0());
            }

            @Override
            public void contentsChanged(ListDataEvent changed) {
                changes.add("changed " + changed.getIndex0());
            }
        });
        Ledger after = before.talks(Set.of("Friend 500"), Map.of("Friend 500", talk("Friend 500", 1, false)));
        TalkList.fit(model, after.rows(ENGLISH));
        assertEquals(List.of("changed 499"), changes);
        assertEquals(after.rows(ENGLISH), Collections.list(model.elements()));

        changes.clear();
        people.set(17, person("Friend 17", Stage.FRIEND, 5000));
        Ledger moved = new Ledger("self", people, after.conversations(), List.of(), List.of());
        TalkList.fit(model, moved.rows(ENGLISH));
        assertEquals(List.of("removed 982", "added 0"), changes);
        assertEquals(moved.rows(ENGLISH), Collections.list(model.elements()));

        TalkList.fit(model, moved.rows(ENGLISH).reversed().subList(0, 300));
        assertEquals(moved.rows(ENGLISH).reversed().subList(0, 300), Collections.list(model.elements()));
    }

    @Test
    void whatIsNotInTheListIsNoReasonToLookAtIt() {
        Stale stale = new Stale();
        stale.heard(new Event.NearbyChanged());
        stale.heard(new Event.Typing("Ben", true));
        assertTrue(stale.isNothing());
        stale.heard(new Event.MessageCame("Ben", "message", false));
        assertEquals(Set.of("Ben"), stale.talks());
        assertFalse(stale.isNothing() || stale.people() || stale.isEverything());
        stale.heard(new Event.Missed(3));
        assertTrue(stale.isEverything());
    }
}
