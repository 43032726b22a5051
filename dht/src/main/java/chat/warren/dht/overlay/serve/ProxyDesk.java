package chat.warren.dht.overlay.serve;

import chat.warren.crypto.wire.MalformedException;
import chat.warren.dht.bencode.ByteString;
import chat.warren.dht.bencode.Dictionary;
import chat.warren.dht.engine.Asked;
import chat.warren.dht.engine.Event;
import chat.warren.dht.limit.RateLimit;
import chat.warren.dht.limit.TokenBucket;
import chat.warren.dht.overlay.wire.ProxyAnswer;
import chat.warren.dht.overlay.wire.ProxyAnswer.Verdict;
import chat.warren.dht.overlay.wire.ProxyRequest;
import chat.warren.dht.overlay.wire.Purpose;
import chat.warren.dht.wire.Item;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.PriorityQueue;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;

/**
 * Puts and gets records for others, so that who stores them sees us and not them.
 *
 * <p>Each waits for a random moment first, and runs in our own rounds: who watches us from outside sees a request come
 * in and, some time later and among others, a lookup go out.
 */
final class ProxyDesk {
    /** SECURITY.md: "P adds 0–200 ms". */
    private static final int LONGEST_DELAY_MILLIS = 200;

    /** Somebody with a hundred friends who are all away needs one in three seconds, and many when they start. */
    private static final double PER_CLIENT_PER_SECOND = 2;

    private static final double BURST_PER_CLIENT = 120;

    /** A lookup sends 3 kB: for all clients together at most 24 kB a second. */
    private static final double IN_ALL_PER_SECOND = 8;

    private static final double BURST_IN_ALL = 240;

    /** More lookups at once would be slower for everybody. */
    private static final int MAX_RUNNING = 16;

    private static final int MAX_WAITING = 256;

    /** Half of the copies are stored: who asked need not wait for the last node that does not answer. */
    private static final Duration AFTER_STORED = Duration.ofSeconds(1);

    private final Gate gate;
    private final RunKeys keys;
    private final RandomGenerator random;
    private final TokenBucket inAll;
    private final PriorityQueue<Job> waiting = new PriorityQueue<>();
    private final Map<Long, Job> running = new HashMap<>();
    private long order;

    private static final class Job implements Comparable<Job> {
        final Gate.Visit visit;
        final ProxyRequest request;
        final Instant due;
        final long order;

        Optional<Item.Mutable> found = Optional.empty();

        int stored;
        Instant answerBy = Instant.MAX;
        boolean answered;

        Job(Gate.Visit visit, ProxyRequest request, Instant due, long order) {
            this.visit = visit;
            this.request = request;
            this.due = due;
            this.order = order;
        }

        @Override
        public int compareTo(Job other) {
            int byTime = due.compareTo(other.due);
            return byTime != 0 ? byTime : Long.compare(order, other.order);
        }

        @Override
        public boolean equals(@Nullable Object other) {
            return this == other;
        }

        @Override
        public int hashCode() {
            return Long.hashCode(order);
        }
    }

    /** What the desk does with the network: looks up in its place, and answers. */
    interface Counter {
        long start(ProxyRequest request, Instant now);

        void answer(Asked asked, Dictionary fields, Instant now);
    }

    ProxyDesk(Gate.Frame frame, Instant now) {
        this.gate = new Gate(Purpose.RECORD, frame, new RateLimit(PER_CLIENT_PER_SECOND, BURST_PER_CLIENT), now);
        this.keys = frame.keys();
        this.random = frame.random();
        this.inAll = new TokenBucket(IN_ALL_PER_SECOND, BURST_IN_ALL, now);
    }

    Optional<Dictionary> ask(Asked asked, Dictionary arguments, Instant now) throws MalformedException {
        return switch (gate.pass(asked, arguments, now)) {
            case Gate.Turned turned -> turned.answer();
            case Gate.Again again -> Optional.empty(); // The answer is on its way.
            case Gate.Enter enter -> {
                ProxyRequest request = parse(enter.visit());
                if (waiting.size() >= MAX_WAITING || !inAll.take(now)) {
                    byte[] busy = ProxyAnswer.busy(keys.publicKey()).encode();
                    yield Optional.of(gate.refuse(enter.visit(), busy, now));
                }
                Instant due = now.plusMillis(random.nextInt(LONGEST_DELAY_MILLIS + 1));
                waiting.add(new Job(enter.visit(), request, due, order++));
                yield Optional.empty();
            }
        };
    }

    private ProxyRequest parse(Gate.Visit visit) throws MalformedException {
        try {
            ProxyRequest request = ProxyRequest.parse(visit.plain);
            if (request instanceof ProxyRequest.Put put && !put.record().isAuthentic()) {
                throw new MalformedException("no node would store this");
            }
            return request;
        } catch (MalformedException e) {
            gate.dismiss(visit);
            throw e;
        }
    }

    void advanceTo(Counter counter, Instant now) {
        while (running.size() < MAX_RUNNING && !waiting.isEmpty() && !now.isBefore(waiting.peek().due)) {
            Job job = waiting.remove();
            running.put(counter.start(job.request, now), job);
        }
        for (Job job : running.values()) {
            if (!job.answered && !now.isBefore(job.answerBy)) {
                answer(
                        job,
                        new ProxyAnswer(Verdict.DONE, job.stored, ByteString.EMPTY, Optional.empty()),
                        counter,
                        now);
            }
        }
    }

    void happened(Event event, Counter counter, Instant now) {
        @Nullable Job job = event.ticketIfAny().isPresent()
                ? running.get(event.ticketIfAny().getAsLong())
                : null;
        if (job == null) {
            return;
        }
        switch (event) {
            case Event.ItemFound found -> {
                if (found.item() instanceof Item.Mutable item && ProxyRequest.isRecord(item)) {
                    job.found = Optional.of(item); // Each one found is newer than the one before.
                }
            }
            case Event.Stored stored -> {
                job.stored = stored.copies();
                job.answerBy = now.plus(AFTER_STORED);
            }
            case Event.Finished finished -> {
                running.remove(finished.ticket());
                Event.Outcome outcome = finished.outcome();
                Verdict verdict = outcome.superseded() ? Verdict.SUPERSEDED : Verdict.DONE;
                boolean shown = job.request instanceof ProxyRequest.Get;
                Optional<Item.Mutable> found = shown ? job.found : Optional.empty();
                int copies = Math.min(outcome.copies(), 255);
                answer(job, new ProxyAnswer(verdict, copies, ByteString.EMPTY, found), counter, now);
            }
            default -> {}
        }
    }

    private void answer(Job job, ProxyAnswer answer, Counter counter, Instant now) {
        if (job.answered) {
            return;
        }
        job.answered = true;
        ProxyAnswer signedOff = new ProxyAnswer(answer.verdict(), answer.copies(), keys.publicKey(), answer.found());
        counter.answer(job.visit.asked(), gate.answer(job.visit, signedOff.encode(), now), now);
    }

    Instant deadline() {
        Instant deadline = running.size() < MAX_RUNNING && !waiting.isEmpty() ? waiting.peek().due : Instant.MAX;
        for (Job job : running.values()) {
            if (!job.answered && job.answerBy.isBefore(deadline)) {
                deadline = job.answerBy;
            }
        }
        return deadline;
    }

    Served served() {
        return gate.served();
    }
}
