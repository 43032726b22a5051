package chat.warren.dht.routing;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import chat.warren.dht.wire.Contact;
import chat.warren.dht.wire.Id;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

/** What becomes of those who do not answer, and of those who wait for a place. */
class RoutingTableTest {
    /** Four places in each bucket; two of them stay with whoever came first. */
    private static final TableLimits SMALL = new TableLimits(4, 4, 1, 2);

    private static final Duration FAST = Duration.ofMillis(20);
    private static final Duration SLOW = Duration.ofMillis(200);
    private static final Duration LONG = Duration.ofHours(2);

    private final SplittableRandom random = new SplittableRandom(7);
    private final Id own = Id.random(random);
    private final RoutingTable table = new RoutingTable(own, SMALL, random);
    private Instant now = Instant.parse("2026-01-01T00:00:00Z");
    private int made;

    /** Somebody on our own network, whose neighbourhood does not matter. */
    private Contact inBucket(int bucket) {
        made++;
        return new Contact(
                own.randomInBucket(bucket, random),
                new InetSocketAddress(InetAddress.ofLiteral("10.0.0." + made), 6881));
    }

    private List<Contact> fill(Duration roundTrip) {
        List<Contact> all = new ArrayList<>();
        for (int i = 0; i < 4; i++) {
            Contact contact = inBucket(0);
            table.answered(contact, roundTrip, now);
            all.add(contact);
        }
        return all;
    }

    @Test
    void whoDoesNotAnswerIsAskedOnceMoreAMinuteLater() {
        Contact silent = inBucket(0);
        Contact other = inBucket(0);
        table.answered(silent, FAST, now);
        table.answered(other, FAST, now);
        now = now.plusSeconds(100);
        table.failed(silent, now);
        assertEquals(now.plus(TableLimits.ONCE_MORE), table.nextVerification());
        now = now.plus(TableLimits.ONCE_MORE);
        assertEquals(List.of(), table.dueForVerification(now.minusMillis(1), 9), "not sooner");
        assertEquals(List.of(silent), table.dueForVerification(now, 9));
        table.answered(silent, FAST, now);
        assertTrue(table.nextVerification().isAfter(now.plus(Duration.ofMinutes(30))));
    }

    @Test
    void whoIsInDoubtIsNotCountedUntilItAnswersOrGoes() {
        List<Contact> all = fill(FAST);
        all.forEach(contact -> table.failed(contact, now));
        assertEquals(0, table.good());
        assertEquals(4, table.size());
        table.answered(all.getFirst(), FAST, now);
        assertEquals(1, table.good());
        all.subList(1, 4).forEach(contact -> table.failed(contact, now));
        assertEquals(1, table.good());
        assertEquals(1, table.size());
    }

    @Test
    void aNewcomerTakesThePlaceOfOneWhoFailedThoughItIsNoFaster() {
        List<Contact> all = fill(FAST);
        table.failed(all.get(2), now);
        Contact newcomer = inBucket(0);
        table.answered(newcomer, SLOW, now);
        assertNotNull(table.find(newcomer));
        assertNull(table.find(all.get(2)));
        assertEquals(4, table.good());
    }

    @Test
    void whoWaitedForHoursHasToStayBeforeItIsSettled() {
        List<Contact> all = fill(FAST);
        Contact spare = inBucket(0);
        table.answered(spare, SLOW, now);
        assertNull(table.find(spare), "all places are taken");
        now = now.plus(LONG);
        table.failed(all.get(3), now);
        table.failed(all.get(3), now);
        assertNotNull(table.find(spare));
        Contact faster = inBucket(0);
        table.answered(faster, FAST, now);
        assertNotNull(table.find(faster), "the spare has its place for a moment only");
        assertNull(table.find(spare));
    }

    @Test
    void whoeverGetsAnotherIdKeepsWhatIsKnownOfOthersAndNobodyWhoFailed() {
        List<Contact> all = fill(FAST);
        table.failed(all.getFirst(), now);
        RoutingTable moved = new RoutingTable(own, SMALL, random);
        now = now.plus(LONG);
        table.forEach(moved::adopt);
        assertEquals(3, moved.good());
        assertEquals(3, moved.size());
        assertNull(moved.find(all.getFirst()));
        assertEquals(3, moved.dueForVerification(now, 9).size(), "who was not heard of for hours is no fresher for it");
    }
}
