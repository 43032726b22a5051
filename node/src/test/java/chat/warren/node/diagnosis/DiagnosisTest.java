package chat.warren.node.diagnosis;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import chat.warren.node.diagnosis.Facts.Friend;
import chat.warren.node.diagnosis.Facts.Outlook;
import chat.warren.node.diagnosis.Facts.Us;
import chat.warren.node.link.Acquaintance.Openness;
import chat.warren.node.nat.Layers;
import chat.warren.node.path.Route;
import chat.warren.node.punch.Meeting.Prospect;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.time.Instant;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

class DiagnosisTest {
    private static final Us FINE = us(Outlook.FINE, Clocks.AGREE);
    private static final List<Prospect> PROSPECTS = List.of(Prospect.values());
    private static final Facts.Search LONG = new Facts.Search(Duration.ofMinutes(1), false);

    @Test
    void twoRandomNetworksAndAFriendWhoHelps() {
        Diagnosis said = Diagnosis.of(new Facts(
                FINE,
                "Caro",
                Optional.of(friend(Prospect.HOPELESS)),
                Optional.of(Route.Kind.RELAYED),
                Optional.of("Ben")));
        assertEquals(
                "Both networks hand out random ports. Caro is connected through Ben, who cannot read any of it.",
                said.sentence());
        assertEquals("Switch on UPnP or PCP in your router, or use IPv6 on both sides.", said.remedy());
    }

    @Test
    void aDirectConnectionNeedsNoRemedy() {
        Diagnosis said = Diagnosis.of(new Facts(
                FINE, "Caro", Optional.of(friend(Prospect.LIKELY)), Optional.of(Route.Kind.DIRECT), Optional.empty()));
        assertEquals("Caro is connected directly.", said.sentence());
        assertEquals("", said.remedy());
    }

    @Test
    void aWrongClockIsNamedBeforeTheFriendIsBlamed() {
        Us late =
                us(Outlook.FINE, Clocks.of(Map.of("Ben", Duration.ofHours(3), "Dan", Duration.ofMinutes(170)), "Caro"));
        Diagnosis said = Diagnosis.of(new Facts(late, "Caro", Optional.empty(), Optional.empty(), Optional.empty()));
        assertEquals(Cause.OUR_CLOCK_IS_WRONG, said.cause());
        assertTrue(said.sentence().contains("3 hours"), said.sentence());
    }

    @Test
    void oneFriendsClockThatDiffersFromEverybodysIsTheFriends() {
        Map<String, Duration> ahead = Map.of("Caro", Duration.ofHours(2), "Ben", Duration.ZERO);
        Diagnosis said = unseen(Clocks.of(ahead, "Caro"));
        assertEquals(Cause.FRIENDS_CLOCK_IS_WRONG, said.cause());
        assertEquals(
                "The clock of Caro seems to be about 2 hours wrong, so you look for each other elsewhere.",
                said.sentence());
        assertEquals(Cause.FRIEND_NOT_SEEN, unseen(Clocks.of(ahead, "Ben")).cause());
    }

    @Test
    void whereTwoDifferAndTwoDoNotOursIsNotAccused() {
        Map<String, Duration> ahead = Map.of(
                "Caro", Duration.ofHours(2), "Dan", Duration.ofHours(2), "Ben", Duration.ZERO, "Eve", Duration.ZERO);
        assertEquals(
                Cause.FRIENDS_CLOCK_IS_WRONG, unseen(Clocks.of(ahead, "Caro")).cause());
        assertEquals(Cause.FRIEND_NOT_SEEN, unseen(Clocks.of(ahead, "Eve")).cause());
    }

    @Test
    void whoDifferFromUsInDifferentWaysAccuseNobody() {
        Map<String, Duration> ahead = Map.of("Caro", Duration.ofHours(2), "Dan", Duration.ofHours(-2));
        assertEquals(Cause.CLOCKS_DIFFER, unseen(Clocks.of(ahead, "Caro")).cause());
    }

    @Test
    void withoutAThirdItIsOneOfTheTwo() {
        Diagnosis said = unseen(Clocks.of(Map.of("Caro", Duration.ofMinutes(-65)), "Caro"));
        assertEquals(Cause.CLOCKS_DIFFER, said.cause());
        assertTrue(said.sentence().contains("about 1 hour wrong"), said.sentence());
    }

    private static Diagnosis unseen(Clocks clocks) {
        return Diagnosis.of(
                new Facts(us(Outlook.FINE, clocks), "Caro", Optional.empty(), Optional.empty(), Optional.empty()));
    }

    @Test
    void whileItIsTriedNobodyIsBlamed() {
        Facts.Search justBegun = new Facts.Search(Duration.ofSeconds(3), false);
        Friend fresh = new Friend(Prospect.HOPELESS, false, false, false, justBegun);
        assertEquals(Cause.STILL_TRYING, unreached(FINE, fresh).cause());
    }

    @Test
    void whoWasReachedAMomentAgoIsAwayAndNoRouterIsBlamed() {
        Facts.Search again = new Facts.Search(Duration.ofMinutes(1), true);
        Friend neighbour = new Friend(Prospect.LIKELY, true, false, false, again);
        assertEquals(Cause.NO_ANSWER, unreached(FINE, neighbour).cause());
        Friend relayed = new Friend(Prospect.HOPELESS, false, false, false, again);
        assertEquals(Cause.NO_ANSWER, unreached(FINE, relayed).cause());
    }

    @Test
    void theRouterOfAWholeQuarterIsNotOneThatBothAreGuestsOf() {
        Friend neighbour = new Friend(Prospect.LIKELY, true, false, false, LONG);
        Us doubled = new Us(Outlook.FINE, Clocks.AGREE, Openness.ADDRESSES, true, Layers.SEVERAL);
        assertEquals(Cause.SAME_ROUTER_ISOLATES, unreached(FINE, neighbour).cause());
        assertEquals(Cause.NO_ANSWER, unreached(doubled, neighbour).cause());
    }

    @Test
    void everyCauseIsSaidSomewhereInOneSentenceWithoutAnAddress() {
        Set<Cause> said = EnumSet.noneOf(Cause.class);
        for (Outlook outlook : Outlook.values()) {
            for (Clocks.Wrong wrong : Clocks.Wrong.values()) {
                for (int bits = 0; bits < 64; bits++) {
                    Layers layers = (bits & 8) != 0 ? Layers.SEVERAL : Layers.ONE;
                    for (Openness shown : Openness.values()) {
                        Us us = new Us(
                                outlook, new Clocks(wrong, Duration.ofHours(5)), shown, (bits & 32) != 0, layers);
                        said.add(check(us, bits).cause());
                    }
                }
            }
        }
        for (Route.Kind kind : Route.Kind.values()) {
            said.add(Diagnosis.of(new Facts(
                            FINE, "Caro", Optional.of(friend(Prospect.LIKELY)), Optional.of(kind), Optional.empty()))
                    .cause());
        }
        said.add(Cause.STILL_TRYING); // Above.
        assertEquals(EnumSet.allOf(Cause.class), said);
    }

    @Test
    void theLogShowsNoWholeAddress() {
        AttemptLog log = new AttemptLog();
        log.add(Instant.EPOCH, "reached", List.of(new InetSocketAddress("80.1.2.3", 4711)));
        log.add(Instant.EPOCH, "reached", List.of(new InetSocketAddress("2a00:1450:4001::77", 4711)));
        assertEquals("80.1.x.x", log.entries().getFirst().where());
        assertEquals("2a00:1450:x", log.entries().getLast().where());
        assertEquals("10.0.x.x", AttemptLog.redacted(InetAddress.ofLiteral("10.0.0.1")));
    }

    @Test
    void theLogForgetsTheOldest() {
        AttemptLog log = new AttemptLog();
        for (int i = 0; i < 600; i++) {
            log.add(Instant.EPOCH.plusSeconds(i), "event " + i);
        }
        assertEquals(50, log.entries().size());
        assertEquals("event 550", log.entries().getFirst().event());
    }

    private static Diagnosis check(Us us, int bits) {
        Prospect prospect = PROSPECTS.get(bits % PROSPECTS.size());
        Friend friend = new Friend(prospect, (bits & 4) != 0, (bits & 8) != 0, (bits & 16) != 0, LONG);
        Optional<Friend> known = bits == 63 ? Optional.empty() : Optional.of(friend);
        Diagnosis said = Diagnosis.of(new Facts(us, "Caro", known, Optional.empty(), Optional.empty()));
        assertTrue(said.sentence().endsWith(".") && said.sentence().length() < 120, said.sentence());
        assertFalse(said.remedy().isEmpty(), said.sentence());
        return said;
    }

    private static Us us(Outlook outlook, Clocks clocks) {
        return new Us(outlook, clocks, Openness.ADDRESSES, false, Layers.ONE);
    }

    @Test
    void whereTwoRoutersTranslateMappingPortsOnTheNearestIsNoRemedy() {
        Us doubled = new Us(Outlook.FINE, Clocks.AGREE, Openness.ADDRESSES, true, Layers.SEVERAL);
        String remedy = unreached(doubled, friend(Prospect.HOPELESS)).remedy();
        assertTrue(remedy.contains("bridge") && !remedy.contains("UPnP"), remedy);
    }

    @Test
    void whoHidesIsTheCauseHerself() {
        Us hidden = new Us(Outlook.FINE, Clocks.AGREE, Openness.NOTHING, false, Layers.ONE);
        Diagnosis said = Diagnosis.of(new Facts(hidden, "Caro", Optional.empty(), Optional.empty(), Optional.empty()));
        assertEquals(Cause.WE_ARE_INVISIBLE, said.cause());
        assertTrue(said.sentence().contains("Caro"), said.sentence());
    }

    private static Friend friend(Prospect prospect) {
        return new Friend(prospect, false, false, false, LONG);
    }

    private static Diagnosis unreached(Us us, Friend friend) {
        return Diagnosis.of(new Facts(us, "Caro", Optional.of(friend), Optional.empty(), Optional.empty()));
    }
}
