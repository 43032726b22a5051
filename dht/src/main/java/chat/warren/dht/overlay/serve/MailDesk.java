package chat.warren.dht.overlay.serve;

import chat.warren.crypto.wire.MalformedException;
import chat.warren.dht.bencode.ByteString;
import chat.warren.dht.bencode.Dictionary;
import chat.warren.dht.engine.Asked;
import chat.warren.dht.engine.Event;
import chat.warren.dht.limit.RateLimit;
import chat.warren.dht.overlay.wire.Forwarded;
import chat.warren.dht.overlay.wire.MailboxAnswer;
import chat.warren.dht.overlay.wire.MailboxRequest;
import chat.warren.dht.overlay.wire.Purpose;
import chat.warren.dht.overlay.wire.SignalAnswer;
import chat.warren.dht.overlay.wire.SignalRequest;
import chat.warren.dht.wire.Query;
import java.net.InetSocketAddress;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Queue;
import java.util.random.RandomGenerator;

/** Hands short signals on to those who have a mailbox here. Nothing is kept: who is not there does not get it. */
final class MailDesk {
    /** One renewal in 25 seconds, three times that, and a start. */
    private static final double RENEWALS_PER_SECOND = 0.2;

    private static final double RENEWALS_BURST = 6;

    /** Somebody who calls all their friends after a start; not somebody who streams. */
    private static final double SIGNALS_PER_SECOND = 1;

    private static final double SIGNALS_BURST = 20;

    private final Gate mailboxGate;
    private final Gate signalGate;
    private final RunKeys keys;
    private final RandomGenerator random;
    private final Mailroom mailroom;
    private final Queue<Delivery> outgoing = new ArrayDeque<>();
    private final Map<Long, Delivery> open = new HashMap<>();

    /** A signal on its way. */
    private static final class Delivery {
        final Gate.Visit visit;
        final SignalRequest signal;
        int expected; // Answers that may still come.
        boolean settled;

        Delivery(Gate.Visit visit, SignalRequest signal) {
            this.visit = visit;
            this.signal = signal;
        }
    }

    /** What the desk does with the network. */
    interface Counter {
        long send(InetSocketAddress to, Query query, Instant now);

        void answer(Asked asked, Dictionary fields, Instant now);
    }

    MailDesk(Gate.Frame frame, Instant now) {
        this.mailboxGate = new Gate(Purpose.MAILBOX, frame, new RateLimit(RENEWALS_PER_SECOND, RENEWALS_BURST), now);
        this.signalGate = new Gate(Purpose.SIGNAL, frame, new RateLimit(SIGNALS_PER_SECOND, SIGNALS_BURST), now);
        this.keys = frame.keys();
        this.random = frame.random();
        this.mailroom = new Mailroom();
    }

    Optional<Dictionary> reserve(Asked asked, Dictionary arguments, Instant now) throws MalformedException {
        return switch (mailboxGate.pass(asked, arguments, now)) {
            case Gate.Turned turned -> turned.answer();
            case Gate.Again again -> Optional.empty();
            case Gate.Enter enter -> {
                Gate.Visit visit = enter.visit();
                MailboxRequest request = MailboxRequest.parse(visit.plain); // Every text of the right length is one.
                boolean accepted = mailroom.reserve(request, asked.from().address(), visit.answerKey(), now);
                byte[] answer = new MailboxAnswer(accepted, keys.publicKey()).encode();
                yield Optional.of(
                        accepted ? mailboxGate.answer(visit, answer, now) : mailboxGate.refuse(visit, answer, now));
            }
        };
    }

    Optional<Dictionary> signal(Asked asked, Dictionary arguments, Instant now) throws MalformedException {
        return switch (signalGate.pass(asked, arguments, now)) {
            case Gate.Turned turned -> turned.answer();
            case Gate.Again again -> {
                // Its sender has waited long enough to repeat it: perhaps it was lost behind us.
                open.values().stream()
                        .filter(delivery -> delivery.visit == again.visit())
                        .findFirst()
                        .ifPresent(outgoing::add);
                yield Optional.empty();
            }
            case Gate.Enter enter -> {
                outgoing.add(new Delivery(enter.visit(), parse(enter.visit())));
                yield Optional.empty();
            }
        };
    }

    private SignalRequest parse(Gate.Visit visit) throws MalformedException {
        try {
            return SignalRequest.parse(visit.plain);
        } catch (MalformedException e) {
            signalGate.dismiss(visit);
            throw e;
        }
    }

    void advanceTo(Counter counter, Instant now) {
        mailroom.expire(now);
        while (!outgoing.isEmpty()) {
            Delivery delivery = outgoing.remove();
            List<Mailroom.Mailbox> boxes = mailroom.of(delivery.signal.tag());
            if (boxes.isEmpty()) {
                settle(delivery, SignalAnswer.NOBODY, counter, now);
                continue;
            }
            for (Mailroom.Mailbox box : boxes) {
                if (box.allows(now)) {
                    ByteString sealed = delivery.signal.forwarded(box.key(), random);
                    Dictionary fields = Dictionary.builder().put("b", sealed).build();
                    delivery.expected++;
                    open.put(counter.send(box.owner(), new Query.Extension(Forwarded.QUERY, fields), now), delivery);
                }
            }
            if (delivery.expected == 0) {
                settle(delivery, SignalAnswer.LOST, counter, now);
            }
        }
    }

    void happened(Event event, Counter counter, Instant now) {
        switch (event) {
            case Event.Answered answered -> arrived(answered.ticket(), SignalAnswer.ARRIVED, counter, now);
            case Event.Unanswered unanswered -> arrived(unanswered.ticket(), SignalAnswer.LOST, counter, now);
            default -> {}
        }
    }

    private void arrived(long ticket, SignalAnswer fate, Counter counter, Instant now) {
        Delivery delivery = open.remove(ticket);
        if (delivery != null) {
            delivery.expected--;
            if (fate == SignalAnswer.ARRIVED || delivery.expected == 0) {
                settle(delivery, fate, counter, now);
            }
        }
    }

    private void settle(Delivery delivery, SignalAnswer fate, Counter counter, Instant now) {
        if (!delivery.settled) {
            delivery.settled = true;
            counter.answer(delivery.visit.asked(), signalGate.answer(delivery.visit, fate.encode(), now), now);
        }
    }

    int mailboxes() {
        return mailroom.size();
    }

    Served served() {
        return mailboxGate.served().plus(signalGate.served());
    }
}
