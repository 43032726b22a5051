package chat.warren.dht.overlay.use;

import chat.warren.crypto.wire.ForgedException;
import chat.warren.crypto.wire.MalformedException;
import chat.warren.dht.bencode.ByteString;
import chat.warren.dht.bencode.Dictionary;
import chat.warren.dht.engine.DhtEngine;
import chat.warren.dht.engine.Event;
import chat.warren.dht.engine.NetworkId;
import chat.warren.dht.overlay.wire.Hello;
import chat.warren.dht.overlay.wire.Purpose;
import chat.warren.dht.overlay.wire.SealedRequest;
import chat.warren.dht.wire.Query;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;

/**
 * Brings sealed requests to their nodes: with a token, which the first answer brings if there is none, and again when
 * nothing comes back. Saying a request again is harmless: the node carries it out once.
 */
final class Caller {
    /** A token may grow old just on the way; a node that always wants another one plays with us. */
    private static final int MAX_TOKENS = 2;

    /** An answer this early that is no answer is a refusal; silence takes longer than this. */
    private static final Duration SILENCE = Duration.ofMillis(3_500);

    private final DhtEngine engine;
    private final NetworkId network;
    private final RandomGenerator random;
    private final Map<Long, Errand> tickets = new HashMap<>();
    private final List<Errand> errands = new ArrayList<>();
    private long unopened;

    /** What happens at the end. */
    @FunctionalInterface
    interface Ending {
        /**
         * Told once.
         *
         * @param answer what the node sealed for us; empty when it refused or was silent
         */
        void ended(Optional<SealedAnswer> answer, Instant now);
    }

    /** An answer, and the key under which more may come. */
    record SealedAnswer(ByteString plain, SealedRequest.AnswerKey key) {}

    private static final class Errand {
        final Partner partner;
        final SealedRequest request;
        final Ending ending;
        final Instant begun;
        int repetitions;
        int tokens;
        boolean ended;
        Instant sent;

        Errand(Partner partner, SealedRequest request, Ending ending, Instant now) {
            this.partner = partner;
            this.request = request;
            this.ending = ending;
            this.begun = now;
            this.sent = now;
        }

        Instant due() {
            return begun.plus(Patience.of(request.purpose()).again().get(repetitions));
        }
    }

    Caller(DhtEngine engine, NetworkId network, RandomGenerator random) {
        this.engine = engine;
        this.network = network;
        this.random = random;
    }

    void call(Partner partner, Purpose purpose, byte[] plain, Ending ending, Instant now) {
        try {
            SealedRequest request = SealedRequest.to(partner.key(), purpose, plain, random);
            Errand errand = new Errand(partner, request, ending, now);
            errands.add(errand);
            send(errand, now);
        } catch (ForgedException noKeyAtAll) {
            ending.ended(Optional.empty(), now); // A key of small order, which an honest node does not have.
        }
    }

    private void send(Errand errand, Instant now) {
        errand.sent = now;
        Dictionary fields = Dictionary.builder()
                .put("b", errand.request.box())
                .putIfPresent("tk", errand.partner.token())
                .build();
        Query query = new Query.Extension(errand.request.purpose().query(), fields);
        tickets.put(engine.ask(now, network, errand.partner.contact().address(), query), errand);
    }

    void happened(Event event, Instant now) {
        @Nullable Errand errand = event.ticketIfAny().isPresent()
                ? tickets.remove(event.ticketIfAny().getAsLong())
                : null;
        if (errand == null || errand.ended) {
            return;
        }
        switch (event) {
            case Event.Answered answered -> answered(errand, answered.fields(), now);
            case Event.Unanswered unanswered -> {
                if (now.isBefore(errand.sent.plus(SILENCE))) {
                    end(errand, Optional.empty(), now);
                }
            }
            default -> {}
        }
    }

    private void answered(Errand errand, Dictionary fields, Instant now) {
        try {
            @Nullable ByteString token = Hello.token(fields);
            @Nullable ByteString sealed = fields.bytes("b");
            errand.partner.token(token);
            if (sealed != null) {
                ByteString plain = errand.request.answerKey().open(sealed);
                end(errand, Optional.of(new SealedAnswer(plain, errand.request.answerKey())), now);
            } else if (token != null && errand.tokens++ < MAX_TOKENS) {
                send(errand, now);
            }
        } catch (MalformedException e) {
            unopened++; // Not from the node with this key. The true answer may still come.
        }
    }

    private void end(Errand errand, Optional<SealedAnswer> answer, Instant now) {
        errand.ended = true;
        errands.remove(errand);
        errand.ending.ended(answer, now);
    }

    void advanceTo(Instant now) {
        for (Errand errand : List.copyOf(errands)) {
            if (errand.ended || now.isBefore(errand.due())) {
                continue;
            }
            if (!now.isBefore(
                    errand.begun.plus(Patience.of(errand.request.purpose()).end()))) {
                end(errand, Optional.empty(), now);
            } else {
                errand.repetitions++;
                send(errand, now);
            }
        }
    }

    Instant deadline() {
        Instant deadline = Instant.MAX;
        for (Errand errand : errands) {
            deadline = errand.due().isBefore(deadline) ? errand.due() : deadline;
        }
        return deadline;
    }

    /** Answers that did not open: somebody else's, or damaged. */
    long unopened() {
        return unopened;
    }
}
