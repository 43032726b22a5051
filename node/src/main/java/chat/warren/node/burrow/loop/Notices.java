package chat.warren.node.burrow.loop;

import chat.warren.crypto.primitive.Ed25519;
import chat.warren.dht.bencode.ByteString;
import chat.warren.dht.engine.Companion;
import chat.warren.dht.engine.DhtEngine;
import chat.warren.dht.engine.Event;
import chat.warren.dht.engine.ItemName;
import chat.warren.dht.engine.NetworkId;
import chat.warren.dht.wire.Item;
import chat.warren.node.friend.NoticeBoard;
import chat.warren.node.friend.SpokenCodes;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayDeque;
import java.util.HashMap;
import java.util.Map;
import java.util.OptionalLong;
import java.util.Queue;
import org.jspecify.annotations.Nullable;

/**
 * The notice board as mutable items of the DHT. It also gives the codes their turns, for the DHT's turns are the only
 * ones in which something can be posted and read.
 */
final class Notices implements NoticeBoard, Companion {
    /** A note is wanted for minutes only; as many nodes keep it as BEP 44 has in mind. */
    private static final int COPIES = 8;

    private final InstantSource wall;
    private final NetworkId network;
    private final Queue<Writing> writings = new ArrayDeque<>();
    private final Map<Long, Writing> posting = new HashMap<>();
    private final Queue<Writing> again = new ArrayDeque<>();
    private final Queue<Place> readings = new ArrayDeque<>();
    private final Map<Long, Place> underWay = new HashMap<>();
    private final Queue<Found> found = new ArrayDeque<>();
    private @Nullable DhtEngine engine;
    private @Nullable SpokenCodes codes;

    private record Writing(Place place, ByteString note) {}

    private record Found(Place place, ByteString note) {}

    Notices(InstantSource wall, NetworkId network) {
        this.wall = wall;
        this.network = network;
    }

    /** The engine beside which this lives from now on. */
    Companion beside(DhtEngine aboard) {
        engine = aboard;
        return this;
    }

    void serve(SpokenCodes served) {
        codes = served;
    }

    @Override
    public void post(Place place, byte[] note, Instant now) {
        again.removeIf(older -> older.place().equals(place));
        writings.add(new Writing(place, ByteString.of(note)));
    }

    @Override
    public void read(Place place, Instant now) {
        if (!underWay.containsValue(place) && !readings.contains(place)) {
            readings.add(place);
        }
        writings.addAll(again);
        again.clear();
    }

    @Override
    public void happened(Event event, Instant now) {
        switch (event) {
            case Event.ItemFound(long ticket, Item item) -> {
                if (underWay.containsKey(ticket) && item.value() instanceof ByteString note) {
                    found.add(new Found(underWay.get(ticket), note));
                }
            }
            case Event.Finished(long ticket, Event.Outcome outcome) -> {
                underWay.remove(ticket);
                Writing posted = posting.remove(ticket);
                if (posted != null && outcome.copies() == 0 && !outcome.superseded()) {
                    again.add(posted); // Nobody was there yet. With the next reading, which is seconds away.
                }
            }
            default -> {}
        }
    }

    @Override
    public void advanceTo(Instant now) {
        if (engine == null || codes == null) {
            return;
        }
        for (Found each = found.poll(); each != null; each = found.poll()) {
            codes.found(each.place(), each.note().toArray(), now);
        }
        if (!now.isBefore(codes.deadline())) {
            codes.advanceTo(now);
        }
        for (Writing each = writings.poll(); each != null; each = writings.poll()) {
            // The time, so that a later note is the later one also after a restart.
            Item item = Item.Mutable.sign(each.place().seed().toArray(), ByteString.EMPTY, wall.millis(), each.note());
            posting.put(engine.put(now, network, item, OptionalLong.empty(), COPIES), each);
        }
        for (Place each = readings.poll(); each != null; each = readings.poll()) {
            ByteString key = ByteString.of(Ed25519.publicKey(each.seed().toArray()));
            underWay.put(engine.get(now, network, new ItemName.Key(key, ByteString.EMPTY)), each);
        }
    }

    @Override
    public Instant deadline() {
        boolean busy = !found.isEmpty() || !writings.isEmpty() || !readings.isEmpty();
        return busy ? Instant.MIN : codes == null ? Instant.MAX : codes.deadline();
    }
}
