package chat.warren.dht.lookup;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import chat.warren.dht.call.RoundTrips;
import chat.warren.dht.call.Tempo;
import chat.warren.dht.routing.BoundId;
import chat.warren.dht.routing.SizeEstimate;
import chat.warren.dht.wire.Contact;
import chat.warren.dht.wire.Id;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class LookupTest {
    private static final int NODES = 30;

    private final SplittableRandom random = new SplittableRandom(4);
    private final Lookup lookup = new Lookup(
            Id.random(random), LookupLimits.DEFAULT, new Landscape(new RoundTrips(Tempo.DEFAULT), new SizeEstimate()));

    private List<Candidate> askAll() {
        for (int i = 0; i < NODES; i++) {
            InetAddress address = InetAddress.ofLiteral((20 + i) + ".1.7.9");
            lookup.start(
                    new Contact(BoundId.make(address, random), new InetSocketAddress(address, 6881)),
                    Duration.ofMillis(9));
        }
        List<Candidate> asked = new ArrayList<>();
        for (Candidate next = lookup.next(); next != null; next = lookup.next()) {
            asked.add(next);
            lookup.late(next);
        }
        return asked;
    }

    @Test
    void whenMostAreLateTheyAreWaitedFor() {
        List<Candidate> asked = askAll();
        assertFalse(lookup.isDone(), "all are late, which says nothing about what they hold");
        for (Candidate candidate : asked) {
            lookup.answered(candidate, null, OptionalLong.empty(), List.of());
        }
        assertTrue(lookup.isDone());
        assertEquals(NODES, asked.size());
    }

    @Test
    void whoNeverAnswersIsNotWaitedForForEver() {
        askAll().forEach(lookup::lost);
        assertTrue(lookup.isDone());
    }
}
