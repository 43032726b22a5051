package chat.warren.dht.overlay.serve;

import chat.warren.crypto.wire.MalformedException;
import chat.warren.dht.bencode.ByteString;
import chat.warren.dht.bencode.Dictionary;
import chat.warren.dht.engine.Asked;
import chat.warren.dht.limit.RateLimit;
import chat.warren.dht.limit.TokenBucket;
import chat.warren.dht.overlay.wire.Hello;
import chat.warren.dht.overlay.wire.Purpose;
import chat.warren.dht.overlay.wire.RunKey;
import chat.warren.dht.overlay.wire.SealedRequest;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;

/**
 * Lets sealed requests of one purpose in: each once, from addresses that are real, at a bounded cost.
 *
 * <p>The order matters. The token is looked at first, which costs a hash; then the quotas; only then a key is agreed
 * on, which is what a flood would be after.
 */
final class Gate {
    /** A key agreement takes a tenth of a millisecond: at most two hundredths of a core, whatever comes. */
    private static final double OPENINGS_PER_SECOND = 200;

    private static final double OPENINGS_BURST = 400;

    /** A client repeats a request for as long as it waits for the answer, which is seconds. */
    private static final Duration REMEMBERED = Duration.ofMinutes(1);

    /** With an answer each, half a megabyte. */
    private static final int MAX_REMEMBERED = 1024;

    /** What of an ephemeral key tells two apart: nobody finds two that agree in so much by chance. */
    private static final int NAME_BYTES = 16;

    private final Purpose purpose;
    private final Tokens tokens;
    private final RunKeys keys;
    private final RandomGenerator random;
    private final RateLimit perClient;
    private final TokenBucket openings;
    private final Map<ByteString, Visit> visits = new LinkedHashMap<>();
    private long done;
    private long untokened;
    private long repeated;
    private long unreadable;
    private long refused;

    /** What all gates of a node have in common. */
    record Frame(Tokens tokens, RunKeys keys, RandomGenerator random) {}

    /** A request that was let in. */
    static final class Visit {
        final ByteString plain;
        private final SealedRequest.AnswerKey answerKey;
        private final Instant until;
        private Asked asked;
        private @Nullable ByteString answer;

        private Visit(SealedRequest.Opened opened, Asked asked, Instant until) {
            this.plain = opened.plain();
            this.answerKey = opened.answerKey();
            this.asked = asked;
            this.until = until;
        }

        SealedRequest.AnswerKey answerKey() {
            return answerKey;
        }

        /** As it came last: to this the answer goes. */
        Asked asked() {
            return asked;
        }
    }

    /** What to do about a query. */
    sealed interface Passage {}

    /** To be carried out. */
    record Enter(Visit visit) implements Passage {}

    /** It came before, and is not answered yet. */
    record Again(Visit visit) implements Passage {}

    /** All there is to say at once; empty says nothing. */
    record Turned(Optional<Dictionary> answer) implements Passage {}

    Gate(Purpose purpose, Frame frame, RateLimit perClient, Instant now) {
        this.purpose = purpose;
        this.tokens = frame.tokens();
        this.keys = frame.keys();
        this.random = frame.random();
        this.perClient = perClient;
        this.openings = new TokenBucket(OPENINGS_PER_SECOND, OPENINGS_BURST, now);
    }

    Passage pass(Asked asked, Dictionary arguments, Instant now) throws MalformedException {
        forget(now);
        ByteString box = arguments.needBytes("b");
        @Nullable ByteString token = Hello.token(arguments);
        if (token == null || !tokens.accepts(token, asked.from(), now)) {
            untokened++;
            return new Turned(Optional.of(Dictionary.builder()
                    .put("tk", tokens.make(asked.from(), now))
                    .build()));
        }
        ByteString name = box.slice(0, Math.min(NAME_BYTES, box.length()));
        @Nullable Visit before = visits.get(name);
        if (before != null) {
            repeated++;
            before.asked = asked;
            return before.answer == null ? new Again(before) : new Turned(Optional.of(fields(before, now)));
        }
        if (!perClient.allows(asked.from().address(), 1, now)
                || visits.size() >= MAX_REMEMBERED
                || !openings.take(now)) {
            refused++;
            return new Turned(Optional.empty());
        }
        Visit visit = new Visit(open(box), asked, now.plus(REMEMBERED));
        visits.put(name, visit);
        return new Enter(visit);
    }

    private SealedRequest.Opened open(ByteString box) throws MalformedException {
        for (RunKey key : keys.inUse()) {
            Optional<SealedRequest.Opened> opened = open(key, box);
            if (opened.isPresent()) {
                return opened.get();
            }
        }
        unreadable++;
        throw new MalformedException("a request that none of our keys opens");
    }

    private Optional<SealedRequest.Opened> open(RunKey key, ByteString box) {
        try {
            return Optional.of(SealedRequest.open(key, purpose, box));
        } catch (MalformedException e) {
            return Optional.empty(); // Perhaps yesterday's key opens it.
        }
    }

    /** What was inside made no sense: it is not remembered, and counts as unreadable. */
    void dismiss(Visit visit) {
        unreadable++;
        visits.values().remove(visit);
    }

    /** The fields of the answer, which every repetition of the request gets as well. */
    Dictionary answer(Visit visit, byte[] plain, Instant now) {
        done++;
        visit.answer = visit.answerKey.seal(plain, random);
        return fields(visit, now);
    }

    /** Counts an answer that says no. */
    Dictionary refuse(Visit visit, byte[] plain, Instant now) {
        refused++;
        done--;
        return answer(visit, plain, now);
    }

    private Dictionary fields(Visit visit, Instant now) {
        return Dictionary.builder()
                .putIfPresent("b", visit.answer)
                .put("tk", tokens.make(visit.asked.from(), now))
                .build();
    }

    private void forget(Instant now) {
        var oldest = visits.values().iterator();
        while (oldest.hasNext() && !now.isBefore(oldest.next().until)) {
            oldest.remove();
        }
    }

    Served served() {
        return new Served(done, untokened, repeated, unreadable, refused);
    }
}
