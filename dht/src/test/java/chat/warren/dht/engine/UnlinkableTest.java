package chat.warren.dht.engine;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import chat.warren.crypto.pair.PairChain;
import chat.warren.crypto.pair.PairEpoch;
import chat.warren.crypto.pair.Presence;
import chat.warren.crypto.pair.Rendezvous;
import chat.warren.crypto.pair.SealedRecord;
import chat.warren.crypto.pair.Side;
import chat.warren.crypto.primitive.Bytes;
import chat.warren.dht.bencode.ByteString;
import chat.warren.dht.wire.Item;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;

/**
 * Everything that all storing nodes together see of a hundred people over ten epochs: nothing in it repeats, and
 * nothing has a size of its own. The addresses packets come from are another matter, which docs/dht-simulations.md
 * measures.
 */
class UnlinkableTest {
    private static final int PAIRS = 50;
    private static final int EPOCHS = 10;
    private static final int SERVERS = 16;
    private static final int STORED_AT = 4;
    private static final Instant START = Instant.parse("2026-03-01T00:00:00Z");

    private final SimDht dht = new SimDht(31, 0);
    private final StorageWatch watch = new StorageWatch();
    private final List<SimNode> people = new ArrayList<>();
    private final List<PairChain> pairs = new ArrayList<>();

    @Test
    void nothingThatStoringNodesSeeRepeatsAcrossEpochsOrPairs() {
        dht.grow(SERVERS, Duration.ofMillis(100));
        for (int i = 0; i < 2 * PAIRS; i++) {
            SimNode person = dht.add();
            person.engine.readOnly(true);
            dht.nodes.remove(person);
            dht.join(person, 3);
            people.add(person);
        }
        for (int i = 0; i < PAIRS; i++) {
            pairs.add(PairChain.startingAt(Bytes.random(dht.random, 32), START));
        }
        dht.network.runFor(Duration.ofSeconds(30));
        dht.network.watch(watch);

        int published = 0;
        for (int epoch = 0; epoch < EPOCHS; epoch++) {
            published += publish(START.plusSeconds((long) epoch * PairChain.EPOCH_SECONDS));
            dht.network.runFor(Duration.ofSeconds(6));
        }

        assertEquals(PAIRS * 2 * PairEpoch.COPIES * EPOCHS, published);
        assertEquals(published, watch.places(), "every record was seen by somebody");
        assertEquals(0, watch.repetitions(), "no eight bytes in a row appear in two records");
        assertEquals(1, watch.putShapes().size(), () -> "puts differ in more than random bytes: " + watch.putShapes());
        assertEquals(1, watch.getShapes().size(), () -> "gets differ in more than random bytes: " + watch.getShapes());
        assertTrue(watch.sawPutsOf() >= (long) published * STORED_AT / 2, "most copies arrived");
    }

    /** The watch would notice: the same record under the same key in two epochs. */
    @Test
    void aRecordThatStaysIsNoticed() {
        StorageWatch alert = new StorageWatch();
        byte[] value = Bytes.random(dht.random, 424);
        for (byte i = 1; i <= 2; i++) {
            byte[] seed = new byte[32];
            seed[0] = i;
            alert.note(Item.Mutable.sign(seed, ByteString.EMPTY, 10, ByteString.of(value)));
        }
        assertNotEquals(0, alert.repetitions());
    }

    private int publish(Instant now) {
        int published = 0;
        for (int i = 0; i < PAIRS; i++) {
            PairEpoch epoch = pairs.get(i).epochOf(now);
            for (Side side : Side.values()) {
                SimNode author = people.get(2 * i + (side == Side.FIRST ? 0 : 1));
                Presence presence = presence(author.address());
                for (int copy = 0; copy < PairEpoch.COPIES; copy++) {
                    Rendezvous place = epoch.rendezvous(side, copy);
                    Item item = item(place.seal(presence, place.sequence(now, 0), dht.random));
                    author.engine.put(author.now(), NetworkId.MAINLINE, item, OptionalLong.empty(), STORED_AT);
                    author.go();
                    published++;
                }
            }
        }
        return published;
    }

    /** The same in every epoch: what repeats in the plain text shall not show. */
    private static Presence presence(InetSocketAddress address) {
        return new Presence(
                new Presence.RunId(1, 2),
                0,
                List.of(address),
                Presence.NatClass.OPEN,
                List.of(),
                Optional.empty(),
                Presence.Status.AVAILABLE);
    }

    private static Item item(SealedRecord sealed) {
        return new Item.Mutable(
                ByteString.of(sealed.publicKey()),
                ByteString.EMPTY,
                sealed.sequence(),
                ByteString.of(sealed.signature()),
                ByteString.of(sealed.value()));
    }
}
