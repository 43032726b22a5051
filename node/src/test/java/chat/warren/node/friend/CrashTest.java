package chat.warren.node.friend;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import chat.warren.storage.people.Standing.Stage;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * The program ends between any two things that happen: what it did is in the profile, what it was about to say was
 * never said.
 */
class CrashTest extends InTheVillage {
    /** More things than happen from an invite to two friends whose chain is confirmed. */
    private static final int STEPS = 16;

    @BeforeEach
    void moveIn() {
        village.clear();
    }

    /** Who is hit: the inviter, the guest, or both at once. */
    @ParameterizedTest
    @ValueSource(strings = {"Anna", "Ben", "Anna Ben"})
    void nobodyIsLostWhereverTheProgramEnds(String victims) throws Exception {
        House anna = village.house("Anna");
        House ben = village.house("Ben");
        anna.welcoming = true;
        for (int at = 0; at < STEPS; at++) {
            ben.take(anna.invite());
            run(at);
            for (House house : List.of(anna, ben)) {
                if (victims.contains(house.name)) {
                    house.crash();
                }
            }
            village.settle();
            answerIfAsked(anna, ben);
            village.settle();
            friendsIn(anna, ben, victims + " at " + at);
            part(anna, ben);
        }
    }

    /** A crash after the question was stored and before anybody heard of it: the question is still there to answer. */
    private static void answerIfAsked(House anna, House ben) throws Exception {
        if (anna.stage(ben).equals(Optional.of(Stage.ASKED_US))) {
            anna.friends.answers().accept(ben.person(), village.now);
        }
    }

    private static void run(int steps) {
        for (int step = 0; step < steps; step++) {
            village.step();
        }
    }

    private static void friendsIn(House anna, House ben, String when) throws IOException {
        assertEquals(Optional.of(Stage.FRIEND), anna.stage(ben), when);
        assertEquals(Optional.of(Stage.FRIEND), ben.stage(anna), when);
        assertTrue(anna.party(ben) instanceof Party.Friend, when);
        assertTrue(ben.party(anna) instanceof Party.Friend, when);
        assertEquals(List.of(), anna.friends.invitations().views(), when);
        assertEquals(List.of(), ben.friends.invitations().waiting(), when);
        assertEquals(1, anna.meeting.size(), when);
        assertEquals(1, ben.meeting.size(), when);
        village.leap(Duration.ofHours(1));
    }

    private static void part(House anna, House ben) throws Exception {
        anna.friends.answers().remove(ben.person(), village.now);
        ben.friends.answers().remove(anna.person(), village.now);
        village.settle();
        assertEquals(0, anna.meeting.size() + ben.meeting.size());
    }

    /**
     * Each link agrees on a new chain. Whoever falls over between the two writes still has one that the other has too,
     * also after a long time and under one chain only.
     */
    @Test
    void reanchoringSurvivesACrashAtEveryStepOfManyLinks() throws Exception {
        House anna = village.house("Anna");
        House ben = village.house("Ben");
        befriend(anna, ben);
        for (int round = 0; round < 30; round++) {
            List.copyOf(anna.links.values()).forEach(Village.MemoryLink::close);
            village.leap(Duration.ofMinutes(50 + village.random.nextInt(90)));
            List.copyOf(anna.links.values()).forEach(Village.MemoryLink::close);
            run(village.random.nextInt(9));
            if (village.random.nextBoolean()) {
                anna.crash();
            }
            run(village.random.nextInt(9));
            if (village.random.nextBoolean()) {
                ben.crash();
            }
            village.settle();
            assertTrue(anna.party(ben) instanceof Party.Friend, "round " + round);
            assertTrue(ben.party(anna) instanceof Party.Friend, "round " + round);
            assertEquals(
                    1,
                    anna.meeting.values().iterator().next().anchors().inUse().size(),
                    "both said that they have the newest chain");
        }
    }
}
