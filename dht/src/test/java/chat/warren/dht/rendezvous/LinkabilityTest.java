package chat.warren.dht.rendezvous;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import chat.warren.crypto.pair.PairAnchors;
import chat.warren.crypto.pair.PairChain;
import chat.warren.crypto.pair.Rendezvous;
import chat.warren.crypto.pair.Side;
import chat.warren.crypto.primitive.Bytes;
import chat.warren.crypto.wire.MalformedException;
import chat.warren.dht.bencode.BencodeReader;
import chat.warren.dht.bencode.ByteString;
import chat.warren.dht.bencode.Dictionary;
import chat.warren.simulator.net.Network;
import chat.warren.simulator.world.World;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

/** What all storing nodes together see of a hundred pairs in ten hours. */
class LinkabilityTest {
    private static final int PAIRS = 100;
    private static final int HOURS = 10;

    private final Network network = new Network(12, new World());
    private final List<Party> crowd = Party.crowd(network, 30);
    private final List<PairAnchors> anchors = new ArrayList<>();

    private void live() {
        SplittableRandom random = new SplittableRandom(12);
        for (int i = 0; i < PAIRS; i++) {
            Party one = crowd.get(i % crowd.size());
            anchors.add(PairAnchors.of(PairChain.startingAt(Bytes.random(random, 32), one.now())));
            one.presences.add(new PairId(i), anchors.getLast(), Side.FIRST, Optional.of(one.presence(1000)), one.now());
            one.presences.connected(new PairId(i), true, one.now()); // What is read shows no more than what is written.
            one.host.nudge();
        }
        crowd.forEach(party -> party.keepsAll = true);
        for (int i = 0; i < 6 * HOURS; i++) {
            network.runFor(Duration.ofMinutes(10));
            anchors.forEach(each -> each.advanceTo(crowd.getFirst().wall()));
        }
    }

    /** Every value that was put, by the key that signed it. */
    private Map<ByteString, Set<ByteString>> puts() throws MalformedException {
        Map<ByteString, Set<ByteString>> puts = new HashMap<>();
        for (Party party : crowd) {
            for (byte[] datagram : party.received) {
                Dictionary message = BencodeReader.readDictionary(datagram);
                Dictionary arguments = message.dictionary("a");
                if (arguments != null && arguments.get("k") instanceof ByteString key) {
                    puts.computeIfAbsent(key, k -> new HashSet<>()).add(arguments.needBytes("v"));
                }
            }
        }
        return puts;
    }

    @Test
    void noKeyAndNoByteOfItAppearsInTwoHoursOrForTwoPairs() throws MalformedException {
        live();
        Map<ByteString, Set<ByteString>> puts = puts();
        // Each hour that was begun, and the one that is near for some: two copies of each, and nothing under an old
        // key.
        int least = PAIRS * 2 * HOURS;
        assertTrue(puts.size() >= least && puts.size() <= least + 2 * 2 * PAIRS, puts.size() + " keys");
        Set<Long> windows = new HashSet<>();
        int values = 0;
        for (Set<ByteString> ofOneKey : puts.values()) {
            for (ByteString value : ofOneKey) {
                assertEquals(Rendezvous.VALUE_BYTES, value.length());
                values++;
                byte[] bytes = value.toArray();
                for (int at = 0; at + Long.BYTES <= bytes.length; at += Long.BYTES) {
                    long window = 0;
                    for (int i = 0; i < Long.BYTES; i++) {
                        window = window << 8 | Byte.toUnsignedLong(bytes[at + i]);
                    }
                    windows.add(window);
                }
            }
        }
        assertEquals(values * (Rendezvous.VALUE_BYTES / Long.BYTES), windows.size(), "some eight bytes appear twice");
    }
}
