package chat.warren.dht.overlay.serve;

import chat.warren.crypto.wire.MalformedException;
import chat.warren.dht.bencode.Dictionary;
import chat.warren.dht.engine.Asked;
import chat.warren.dht.engine.DhtEngine;
import chat.warren.dht.engine.Event;
import chat.warren.dht.engine.ExtensionAnswers;
import chat.warren.dht.engine.NetworkId;
import chat.warren.dht.overlay.wire.Hello;
import chat.warren.dht.overlay.wire.ProxyRequest;
import chat.warren.dht.overlay.wire.Purpose;
import chat.warren.dht.overlay.wire.RunKey;
import chat.warren.dht.rendezvous.Records;
import chat.warren.dht.wire.Query;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.random.RandomGenerator;

/**
 * All that an overlay node does for others, and its keys. Made before the engine, whose network it gives its queries;
 * what it does with the network waits for {@link #advanceTo}.
 */
public final class Services {
    private final RunKeys keys;
    private final Tokens tokens;
    private final ProxyDesk proxies;
    private final MailDesk mail;
    private final boolean serving;
    private final Instant started;

    /**
     * Draws the first key.
     *
     * @param serving whether to work for others
     */
    public Services(boolean serving, RandomGenerator random, Instant now) {
        this.serving = serving;
        this.keys = new RunKeys(random, now);
        this.tokens = new Tokens(random, now);
        Gate.Frame frame = new Gate.Frame(tokens, keys, random);
        this.proxies = new ProxyDesk(frame, now);
        this.mail = new MailDesk(frame, now);
        this.started = now;
    }

    /** The network to work in, and where records go. */
    public record Workplace(DhtEngine engine, NetworkId overlay, Records records)
            implements ProxyDesk.Counter, MailDesk.Counter {
        @Override
        public long start(ProxyRequest request, Instant now) {
            return switch (request) {
                case ProxyRequest.Get get -> records.get(get.key(), 0, now);
                case ProxyRequest.Put put -> records.put(put.record(), 0, now);
            };
        }

        @Override
        public long send(InetSocketAddress to, Query query, Instant now) {
            return engine.ask(now, overlay, to, query);
        }

        @Override
        public void answer(Asked asked, Dictionary fields, Instant now) {
            boolean _ = engine.answer(now, overlay, asked, fields); // Refused only in a flood; they will ask again.
        }
    }

    public Map<String, ExtensionAnswers> queries() {
        return serving
                ? Map.of(
                        Hello.QUERY,
                        this::hello,
                        Purpose.RECORD.query(),
                        proxies::ask,
                        Purpose.MAILBOX.query(),
                        mail::reserve,
                        Purpose.SIGNAL.query(),
                        mail::signal)
                : Map.of();
    }

    private Optional<Dictionary> hello(Asked asked, Dictionary arguments, Instant now) throws MalformedException {
        long hours = Math.min(Duration.between(started, now).toHours(), Hello.STEADY_HOURS);
        return Optional.of(new Hello(keys.publicKey(), (int) hours, tokens.make(asked.from(), now)).encode());
    }

    /** Takes the place that follows from our key. */
    public void begin(Workplace place, Instant now) {
        place.engine().commitTo(now, place.overlay(), RunKey.tail(keys.publicKey()));
    }

    public void advanceTo(Workplace place, Instant now) {
        if (keys.rotate(now)) {
            begin(place, now);
        }
        proxies.advanceTo(place, now);
        mail.advanceTo(place, now);
    }

    public void happened(Event event, Workplace place, Instant now) {
        proxies.happened(event, place, now);
        mail.happened(event, place, now);
    }

    public Instant deadline() {
        // Mail has no times of its own: what arrives in a turn leaves in it.
        Instant rotation = keys.deadline();
        Instant work = proxies.deadline();
        return work.isBefore(rotation) ? work : rotation;
    }

    /** Records put and got in others' place. */
    public Served proxied() {
        return proxies.served();
    }

    /** Mailboxes reserved and signals handed on. */
    public Served mailed() {
        return mail.served();
    }

    public int mailboxes() {
        return mail.mailboxes();
    }
}
