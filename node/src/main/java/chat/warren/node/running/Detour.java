package chat.warren.node.running;

import chat.warren.crypto.wire.MalformedException;
import chat.warren.dht.bencode.ByteString;
import chat.warren.dht.engine.Companion;
import chat.warren.dht.engine.Event;
import chat.warren.dht.rendezvous.PairId;
import chat.warren.dht.rendezvous.Records;
import chat.warren.dht.wire.Item;
import chat.warren.node.errand.ErrandAsker;
import chat.warren.node.errand.ErrandDesk;
import chat.warren.node.errand.ErrandMessage;
import chat.warren.node.errand.ErrandWire;
import java.time.Instant;
import java.util.List;
import java.util.function.Predicate;

/**
 * Where friends' records are left and looked for: in the network, or by friends while we have no way into it. And the
 * same for friends who have none.
 */
final class Detour implements Records, Companion {
    private final Records straight;
    private final Predicate<Instant> cutOff;
    private final ErrandDesk<PairId> desk;
    private final ErrandAsker<PairId> asker;
    private Helpers helpers = new Helpers() {
        @Override
        public List<PairId> helpers() {
            return List.of();
        }

        @Override
        public void say(PairId to, byte[] body, Instant now) {
            throw new IllegalStateException("nobody was asked");
        }
    };
    private Listener listener = (event, now) -> {};
    private long tickets = Long.MIN_VALUE; // The network's count upwards from 0, and downwards from there.

    /** Friends who are connected without the network. */
    interface Helpers {
        List<PairId> helpers();

        void say(PairId to, byte[] body, Instant now);
    }

    /** @param cutOff whether nothing of ours gets into the network */
    Detour(Records straight, Predicate<Instant> cutOff) {
        this.straight = straight;
        this.cutOff = cutOff;
        this.desk = new ErrandDesk<>(straight, this::say);
        this.asker = new ErrandAsker<>(this::say);
    }

    void by(Helpers friends) {
        helpers = friends;
    }

    private void say(PairId to, ErrandMessage message, Instant now) {
        helpers.say(to, ErrandWire.encode(message), now);
    }

    /** Whether friends do it, and somebody is there. */
    boolean isOpen(Instant now) {
        return cutOff.test(now) && !helpers.helpers().isEmpty();
    }

    @Override
    public void listen(Listener told) {
        listener = told;
        straight.listen((event, now) -> {
            desk.happened(event, now);
            told.happened(event, now);
        });
    }

    @Override
    public long put(Item.Mutable record, int copy, Instant now) {
        if (!isOpen(now)) {
            return straight.put(record, copy, now);
        }
        asker.store(++tickets, record, copy, helpers.helpers(), now);
        return tickets;
    }

    @Override
    public long get(ByteString key, int copy, Instant now) {
        if (!isOpen(now)) {
            return straight.get(key, copy, now);
        }
        asker.fetch(++tickets, key, copy, helpers.helpers(), now);
        return tickets;
    }

    /** A friend's word about errands: hers, if she may, or ours. */
    void received(PairId from, boolean may, byte[] body, Instant now) {
        try {
            ErrandMessage message = ErrandWire.parse(body);
            asker.answered(from, message).forEach(event -> listener.happened(event, now));
            if (may) {
                desk.asked(from, message, now);
            }
        } catch (MalformedException e) {
            // A later version's, or a mistake of hers.
        }
    }

    void part(PairId friend) {
        desk.forget(friend);
    }

    @Override
    public void happened(Event event, Instant now) {
        desk.happened(event, now);
    }

    @Override
    public void advanceTo(Instant now) {
        asker.advanceTo(helpers.helpers(), now).forEach(event -> listener.happened(event, now));
    }

    @Override
    public Instant deadline() {
        return asker.deadline();
    }
}
