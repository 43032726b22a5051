package chat.warren.crypto.message;

import chat.warren.crypto.primitive.Bytes;
import chat.warren.crypto.primitive.X25519;
import chat.warren.crypto.wire.ForgedException;
import chat.warren.crypto.wire.MalformedException;
import java.util.Optional;

/**
 * Finds the key of one envelope. Everything happens on values, so that whatever is refused, however late, has changed
 * nothing.
 */
final class Opening {
    private final Ratchet state;
    private final Envelope envelope;
    private final int hour;

    /** Where the search ended: the message's key, which no state has, and what the state will be if it opens. */
    private record Found(Key message, Ratchet next, Header header) {}

    Opening(Ratchet state, Envelope envelope, int hour) {
        this.state = state;
        this.envelope = envelope;
        this.hour = hour;
    }

    Opened open() throws MalformedException {
        Found found = find();
        byte[] plain;
        try {
            plain = KeySchedule.open(
                    found.message(), envelope.nonce(), envelope.nonceAndHeader(), envelope.sealedBody());
        } finally {
            found.message().wipe();
        }
        Body body = Body.parse(found.header().attachment(), plain);
        Ratchet next = found.next();
        Healing healing = next.healing().received(body.attachment(), state.role(), hour);
        Ratchet healed = new Ratchet(
                state.role(), next.root(), next.chains(), next.skipped().forgetting(hour), healing);
        return new Opened(healed, envelope.id(), body.text());
    }

    private Found find() throws MalformedException {
        Optional<ReceivingChain> receiving = state.chains().receiving();
        if (receiving.isPresent()) {
            Optional<Header> header = header(receiving.get().chain().header());
            if (header.isPresent()) {
                return inThisChain(receiving.get(), header.get());
            }
        }
        Optional<Header> next = header(state.root().nextReceiving());
        if (next.isPresent()) {
            return inANewChain(next.get());
        }
        for (SkippedChain chain : state.skipped().chains()) {
            Optional<Header> header = header(chain.header());
            if (header.isPresent()) {
                return overtaken(chain.header(), header.get());
            }
        }
        throw new ForgedException("no key of this friend opens it");
    }

    private Optional<Header> header(Key key) throws MalformedException {
        byte[] plain;
        try {
            plain = envelope.openHeader(key);
        } catch (ForgedException e) {
            return Optional.empty(); // Sealed in another chain, or not by this friend.
        }
        return Optional.of(Header.parse(plain));
    }

    private Found overtaken(Key chain, Header header) throws KeyGoneException {
        SkippedKeys.Taken taken = state.skipped().take(chain, header.number()).orElseThrow(KeyGoneException::new);
        return new Found(
                taken.key(),
                new Ratchet(state.role(), state.root(), state.chains(), taken.left(), state.healing()),
                header);
    }

    private Found inThisChain(ReceivingChain chain, Header header) throws MalformedException {
        if (!header.start().equals(chain.start())) {
            throw new MalformedException("a chain begins once");
        }
        ReceivingChain hearing = chain.hearing(header.offered());
        if (header.number() < chain.chain().number()) {
            Found found = overtaken(chain.chain().header(), header);
            Ratchet left = found.next();
            return new Found(found.message(), heard(left, left.skipped(), hearing, header), header);
        }
        return ahead(state, hearing, header);
    }

    /** The friend has answered our chain: their step of the root, which ours must meet. */
    private Found inANewChain(Header header) throws MalformedException {
        SendingChain answered = state.chains()
                .sending()
                .orElseThrow(() -> new MalformedException("an answer to a chain that we have not begun"));
        ChainStart start = header.start();
        MixSecrets mixed = answered.offered().chosen(start.mixed());
        SkippedKeys skipped = restOfTheOldChain(start.previous());
        byte[] agreed =
                X25519.agree(answered.ratchetKey().lend(), start.ratchetKey().bytes());
        KeySchedule.Step step = KeySchedule.step(state.root().key(), agreed, mixed);
        Bytes.wipe(agreed);
        Chain chain = new Chain(state.root().nextReceiving(), step.chain(), 0);
        ReceivingChain receiving = new ReceivingChain(start, chain, header.offered());
        Ratchet stepped = new Ratchet(
                state.role(),
                new Root(step.root(), state.root().nextSending(), step.nextHeader()),
                state.chains().answeredBy(answered, receiving),
                skipped,
                state.healing().mixed(mixed, hour));
        return ahead(stepped, receiving, header);
    }

    private SkippedKeys restOfTheOldChain(int length) throws MalformedException {
        Optional<ReceivingChain> old = state.chains().receiving();
        int followed = old.map(chain -> chain.chain().number()).orElse(0);
        if (length < followed || (old.isEmpty() && length != 0)) {
            throw new MalformedException("a chain of another length than it had");
        }
        if (old.isEmpty()) {
            return state.skipped();
        }
        ReceivingChain.Ahead rest = old.get().skipTo(length, hour);
        return state.skipped().adding(old.get().chain().header(), rest.passed());
    }

    private Found ahead(Ratchet from, ReceivingChain chain, Header header) throws TooFarAheadException {
        ReceivingChain.Ahead ahead = chain.skipTo(header.number(), hour);
        SkippedKeys skipped = from.skipped().adding(chain.chain().header(), ahead.passed());
        Chain.Advanced advanced = ahead.chain().chain().advance();
        ReceivingChain reached = ahead.chain().at(advanced.chain());
        return new Found(advanced.message(), heard(from, skipped, reached, header), header);
    }

    private Ratchet heard(Ratchet from, SkippedKeys skipped, ReceivingChain chain, Header header) {
        return new Ratchet(
                from.role(),
                from.root(),
                from.chains().receiving(chain),
                skipped,
                from.healing().offered(header.offered(), from.role()));
    }
}
