package chat.warren.node.running;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import chat.warren.crypto.pair.Contact;
import chat.warren.crypto.pair.Presence;
import chat.warren.dht.bencode.ByteString;
import chat.warren.dht.overlay.use.Signals.Ending;
import chat.warren.dht.overlay.wire.SignalAnswer;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

/** Words to friends, by helpers who may be slow, gone or liars. */
class CouriersTest {
    private static final Instant NOON = Instant.parse("2026-03-01T12:00:00Z");
    private static final Presence.RunId RUN = new Presence.RunId(1, 2);

    private final List<Contact> asked = new ArrayList<>();
    private final List<Ending> endings = new ArrayList<>();
    private final List<Instant> unheard = new ArrayList<>();
    private final Couriers couriers = new Couriers(this::post, new SplittableRandom(3));

    private void post(Contact helper, byte[] run, ByteString signal, Ending ending, Instant now) {
        assertArrayEquals(RUN.toBytes(), run);
        assertEquals(ByteString.ascii("come"), signal);
        asked.add(helper);
        endings.add(ending);
    }

    private static Presence presence(int helpers) {
        List<Contact> all = new ArrayList<>();
        for (int i = 1; i <= helpers; i++) {
            InetSocketAddress address = new InetSocketAddress(InetAddress.ofLiteral("203.0.113." + i), 4000);
            all.add(new Contact(new byte[20], new byte[32], address));
        }
        return new Presence(
                RUN, 0, List.of(), Presence.NatClass.RANDOM, all, Optional.empty(), Presence.Status.AVAILABLE);
    }

    private void send(int helpers) {
        couriers.send(presence(helpers), ByteString.ascii("come"), unheard::add, NOON);
    }

    @Test
    void aHelperWhoBringsItAtOnceIsTheOnlyOneToKnow() {
        send(3);
        endings.getFirst().ended(SignalAnswer.ARRIVED, NOON.plusMillis(200));
        couriers.advanceTo(NOON.plusSeconds(10));
        assertEquals(1, asked.size());
        assertEquals(Instant.MAX, couriers.deadline());
        assertTrue(unheard.isEmpty());
    }

    @Test
    void whoIsSlowIsHelpedByTheNext() {
        send(3);
        assertEquals(NOON.plusMillis(700), couriers.deadline());
        couriers.advanceTo(NOON.plusMillis(699));
        assertEquals(1, asked.size());
        couriers.advanceTo(NOON.plusMillis(700));
        assertEquals(2, asked.size());
        couriers.advanceTo(NOON.plusMillis(1_400));
        assertEquals(3, asked.stream().distinct().count());
        endings.get(1).ended(SignalAnswer.ARRIVED, NOON.plusSeconds(2));
        endings.get(0).ended(SignalAnswer.LOST, NOON.plusSeconds(4));
        endings.get(2).ended(SignalAnswer.LOST, NOON.plusSeconds(4));
        assertTrue(unheard.isEmpty());
    }

    @Test
    void whoKnowsNobodyIsFollowedByTheNextAtOnceAndTheLastTellsThatNobodyHeard() {
        send(2);
        endings.get(0).ended(SignalAnswer.NOBODY, NOON.plusMillis(100));
        assertEquals(2, asked.size());
        endings.get(1).ended(SignalAnswer.NOBODY, NOON.plusMillis(200));
        assertEquals(List.of(NOON.plusMillis(200)), unheard);
    }

    @Test
    void withoutHelpersNobodyHears() {
        send(0);
        assertEquals(List.of(NOON), unheard);
    }

    @Test
    void aWordForOneRunIsNoneForTheNext() {
        byte[] word = {1, 2, 3};
        byte[] stamped = new Stamp(RUN).on(word);
        assertArrayEquals(word, new Stamp(RUN).off(stamped).orElseThrow());
        assertTrue(new Stamp(new Presence.RunId(1, 3)).off(stamped).isEmpty());
        for (int i = 0; i < stamped.length; i++) {
            byte[] damaged = stamped.clone();
            damaged[i] ^= 4;
            assertTrue(new Stamp(RUN).off(damaged).isEmpty());
        }
        assertTrue(new Stamp(RUN).off(new byte[8]).isEmpty());
    }
}
