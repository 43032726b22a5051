package chat.warren.dht.model;

import chat.warren.dht.bencode.ByteString;
import chat.warren.dht.call.RoundTrips;
import chat.warren.dht.lookup.Candidate;
import chat.warren.dht.lookup.Landscape;
import chat.warren.dht.lookup.Lookup;
import chat.warren.dht.wire.Contact;
import chat.warren.dht.wire.Id;
import java.net.InetAddress;
import java.time.Duration;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.PriorityQueue;
import java.util.Set;
import java.util.SplittableRandom;

/** One lookup of one node through the model, in virtual nanoseconds. Its decisions are production's. */
final class Walk {
    /** As in the engine: an answer is of use for so long. */
    private static final long INTEREST_NANOS = Duration.ofSeconds(4).toNanos();

    /** As in the engine: a walk starts from so many. */
    private static final int STARTS = 48;

    private static final int AGREEMENT = 4;
    private static final ByteString TOKEN = ByteString.ascii("token");

    private enum What {
        ANSWER,
        LATE,
        LOST
    }

    private record Due(long at, long order, What what, Candidate candidate, long sent) {}

    private final Crowd crowd;
    private final int reader;
    private final Landscape landscape;
    private final Lookup lookup;
    private final Set<Integer> holders;
    private final SplittableRandom random;
    private final Set<Integer> known = new HashSet<>();
    private final Map<Integer, Integer> hopsTo = new HashMap<>();
    private final Set<Candidate> open = new HashSet<>();
    private final PriorityQueue<Due> queue =
            new PriorityQueue<>((a, b) -> a.at != b.at ? Long.compare(a.at, b.at) : Long.compare(a.order, b.order));
    private long order;
    private long now;
    private final Set<Integer> reached = new HashSet<>();
    private int agreeing;
    private long firstNanos = -1;
    private int hops;

    Walk(Crowd crowd, int reader, Lookup lookup, Landscape landscape, Set<Integer> holders) {
        this.crowd = crowd;
        this.reader = reader;
        this.landscape = landscape;
        this.lookup = lookup;
        this.holders = holders;
        this.random = crowd.chance(reader, lookup.target());
    }

    /** Walks until the item was found by enough, or with no holders to the very end. */
    Walk run() {
        Id target = lookup.target();
        for (Contact contact : crowd.known(reader, target, STARTS)) {
            int node = Population.node(contact);
            known.add(node);
            hopsTo.put(node, 1);
            lookup.start(contact, Duration.ofNanos(2 * crowd.population().oneWayNanos(reader, node)));
        }
        ask();
        while (!isOver() && !queue.isEmpty()) {
            Due due = queue.remove();
            now = due.at;
            happen(due);
            ask();
        }
        return this;
    }

    /** When the first holder's answer arrived; negative when none did. */
    long firstNanos() {
        return firstNanos;
    }

    long endNanos() {
        return now;
    }

    int asked() {
        return lookup.asked();
    }

    /** Who was asked first counts as one hop away, whom they named as two. */
    int hops() {
        return hops;
    }

    /** Everyone alive who got a question: they know the reader's address and the place. */
    Set<Integer> reached() {
        return reached;
    }

    List<Candidate> result(int count) {
        return lookup.result(count);
    }

    private boolean isOver() {
        return agreeing >= AGREEMENT || lookup.isDone();
    }

    private void ask() {
        while (!isOver()) {
            Candidate candidate = lookup.next();
            if (candidate == null) {
                return;
            }
            int node = Population.node(candidate.contact());
            RoundTrips roundTrips = landscape.roundTrips();
            InetAddress address = crowd.population().address(node);
            Duration patience = known.contains(node)
                    ? roundTrips.patience(candidate.expected())
                    : roundTrips.patienceForStrangers(address);
            open.add(candidate);
            long trip = crowd.roundTripNanos(reader, node, random);
            if (trip >= 0 && trip < INTEREST_NANOS) {
                reached.add(node);
                schedule(trip, What.ANSWER, candidate);
            }
            if (trip < 0 || trip > patience.toNanos()) {
                schedule(patience.toNanos(), What.LATE, candidate);
                schedule(INTEREST_NANOS, What.LOST, candidate);
            }
        }
    }

    private void schedule(long in, What what, Candidate candidate) {
        queue.add(new Due(now + in, order++, what, candidate, now));
    }

    private void happen(Due due) {
        Candidate candidate = due.candidate;
        if (!open.contains(candidate)) {
            return;
        }
        switch (due.what) {
            case LATE -> lookup.late(candidate);
            case LOST -> {
                open.remove(candidate);
                lookup.lost(candidate);
            }
            case ANSWER -> {
                open.remove(candidate);
                answered(candidate, due.at - due.sent);
            }
        }
    }

    private void answered(Candidate candidate, long roundTrip) {
        int node = Population.node(candidate.contact());
        landscape.roundTrips().learn(crowd.population().address(node), Duration.ofNanos(roundTrip));
        int hop = hopsTo.getOrDefault(node, 1);
        boolean holds = holders.contains(node);
        List<Contact> named = crowd.answer(candidate.contact(), lookup.target(), lookup.mayHold(candidate));
        for (Contact contact : named) {
            hopsTo.putIfAbsent(Population.node(contact), hop + 1);
        }
        lookup.answered(candidate, TOKEN, holds ? OptionalLong.of(1) : OptionalLong.empty(), named);
        if (holds) {
            agreeing++;
            if (firstNanos < 0) {
                firstNanos = now;
                hops = hop;
            }
        }
    }
}
