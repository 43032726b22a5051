package chat.warren.node.link;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import chat.warren.crypto.identity.IdentityKey;
import chat.warren.crypto.identity.PublicIdentity;
import chat.warren.crypto.pair.Side;
import chat.warren.crypto.wire.MalformedException;
import chat.warren.node.link.Accord.Offer;
import chat.warren.node.link.Accord.Output;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;

class AccordTest {
    private static final Instant NOW = Instant.parse("2026-11-21T09:00:00.5Z");
    private static final PublicIdentity ONE =
            IdentityKey.generate(new Random(1)).identity();
    private static final PublicIdentity TWO =
            IdentityKey.generate(new Random(2)).identity();
    private static final PublicIdentity LOWER = Side.of(ONE, TWO) == Side.FIRST ? ONE : TWO;
    private static final PublicIdentity HIGHER = Side.of(ONE, TWO) == Side.FIRST ? TWO : ONE;

    private static Accord lower(Offer offer, Instant now) {
        return new Accord(LOWER, HIGHER, offer, new Random(3), now);
    }

    private static Accord higher(Offer offer, Instant now) {
        return new Accord(HIGHER, LOWER, offer, new Random(4), now);
    }

    /** Everything it wants now; what it says is handed over at once. */
    private static List<Output> run(Accord from, Accord to, Instant now) throws MalformedException {
        List<Output> outputs = new ArrayList<>();
        for (Optional<Output> next = from.poll(); next.isPresent(); next = from.poll()) {
            outputs.add(next.get());
            if (next.get() instanceof Accord.Say say) {
                to.received(say.frame(), now);
            }
        }
        return outputs;
    }

    private static <T extends Output> T the(Class<T> kind, List<Output> outputs) {
        List<Output> of = outputs.stream().filter(kind::isInstance).toList();
        assertEquals(1, of.size(), outputs.toString());
        return kind.cast(of.getFirst());
    }

    private static Accord.Up[] agree(Accord a, Accord b, Instant now) throws MalformedException {
        List<Output> atA = new ArrayList<>(run(a, b, now));
        List<Output> atB = new ArrayList<>(run(b, a, now));
        atA.addAll(run(a, b, now));
        atB.addAll(run(b, a, now));
        return new Accord.Up[] {the(Accord.Up.class, atA), the(Accord.Up.class, atB)};
    }

    @Test
    void theMomentIsTheLowersWhateverTheOthersClockSays() throws MalformedException {
        Instant fast = NOW.plus(Duration.ofMinutes(90));
        Accord a = lower(Offer.today(1), NOW);
        Accord b = higher(Offer.today(2), fast);
        List<Output> atA = new ArrayList<>();
        List<Output> atB = new ArrayList<>();
        for (int i = 0; i < 2; i++) {
            atA.addAll(run(a, b, fast));
            atB.addAll(run(b, a, NOW));
        }
        assertEquals(NOW, the(Accord.Up.class, atA).agreed());
        assertEquals(NOW, the(Accord.Up.class, atB).agreed());
        assertEquals(2, a.theirNumber());
        assertEquals(1, b.theirNumber());
    }

    @Test
    void bothHaveTheSameSecrets() throws MalformedException {
        Accord.Up[] ups = agree(lower(Offer.today(1), NOW), higher(Offer.today(2), NOW), NOW);
        assertArrayEquals(ups[0].secrets().ratchetSecret(), ups[1].secrets().ratchetSecret());
        assertArrayEquals(
                ups[0].secrets().sessionKey(Side.FIRST), ups[1].secrets().sessionKey(Side.FIRST));
    }

    /** The rule without which a lost datagram parts two friends. */
    @Test
    void nobodySealsBeforeTheOtherIsReadyToOpen() throws MalformedException {
        Accord a = lower(Offer.today(1), NOW);
        Accord b = higher(Offer.today(2), NOW);
        List<Output> greeting = run(a, b, NOW);
        assertEquals(1, greeting.size(), "only hello: nothing is known of the other");
        List<Output> answered = new ArrayList<>();
        for (Optional<Output> next = b.poll(); next.isPresent(); next = b.poll()) {
            answered.add(next.get());
        }
        the(Accord.Open.class, answered);
        assertTrue(answered.stream().noneMatch(Accord.Up.class::isInstance), "the other may not even have our hello");
        for (Output output : answered) {
            if (output instanceof Accord.Say say) {
                a.received(say.frame(), NOW);
            }
        }
        List<Output> atA = run(a, b, NOW);
        assertInstanceOf(Accord.Open.class, atA.getFirst(), "open before anything that makes the other seal");
        the(Accord.Up.class, atA);
        the(Accord.Up.class, run(b, a, NOW));
    }

    @Test
    void olderFriendsStayFriends() throws MalformedException {
        Accord.Up[] ups = agree(lower(new Offer(1, 3, 0b1011, 1), NOW), higher(new Offer(1, 2, 0b0110, 2), NOW), NOW);
        assertEquals(2, ups[0].version());
        assertEquals(2, ups[1].version());
        assertEquals(0b0010, ups[0].capabilities());
        assertEquals(0b0010, ups[1].capabilities());
    }

    @Test
    void tooOldIsSaidByBothSides() {
        Accord old = lower(new Offer(1, 1, 0, 1), NOW);
        Accord recent = higher(new Offer(2, 3, 0, 2), NOW);
        assertThrows(MalformedException.class, () -> run(old, recent, NOW));
        assertThrows(MalformedException.class, () -> run(recent, old, NOW));
    }

    @Test
    void clocksThatFindNoCommonHourAreSaidToBeWrong() {
        for (Duration wrong :
                new Duration[] {Duration.ofMinutes(121), Duration.ofMinutes(-121), Duration.ofDays(4_000)}) {
            Accord a = lower(Offer.today(1), NOW.plus(wrong));
            Accord b = higher(Offer.today(2), NOW);
            MalformedException e = assertThrows(MalformedException.class, () -> run(a, b, NOW));
            assertTrue(String.valueOf(e.getMessage()).contains("clocks"));
        }
    }

    @Test
    void aRenewalGivesOtherSecretsToBoth() throws MalformedException {
        Accord a = lower(Offer.today(1), NOW);
        Accord b = higher(Offer.today(2), NOW);
        byte[] first = agree(a, b, NOW)[0].secrets().ratchetSecret();
        Instant later = NOW.plus(Duration.ofMinutes(10));
        a.renew(later);
        a.renew(later); // One is under way.
        List<Output> atA = new ArrayList<>(run(a, b, later));
        List<Output> atB = new ArrayList<>(run(b, a, later));
        atA.addAll(run(a, b, later));
        atB.addAll(run(b, a, later));
        byte[] renewed = the(Accord.Seal.class, atA).secrets().ratchetSecret();
        assertArrayEquals(renewed, the(Accord.Seal.class, atB).secrets().ratchetSecret());
        assertFalse(Arrays.equals(first, renewed));
    }

    @Test
    void whatBreaksTheOrderIsRefused() throws MalformedException {
        byte[] ready = LinkWire.encode(new LinkMessage.Ready(0));
        assertThrows(MalformedException.class, () -> lower(Offer.today(1), NOW).received(ready, NOW));
        byte[] renew = LinkWire.encode(new LinkMessage.Renew(1, Share.draw(new Random(1))));
        assertThrows(MalformedException.class, () -> lower(Offer.today(1), NOW).received(renew, NOW));

        Accord a = lower(Offer.today(1), NOW);
        Accord b = higher(Offer.today(2), NOW);
        byte[] hello = ((Accord.Say) b.poll().orElseThrow()).frame();
        a.received(hello, NOW);
        assertThrows(MalformedException.class, () -> a.received(hello, NOW), "hello twice");
        assertThrows(MalformedException.class, () -> a.received(renew, NOW), "before the first was over");
    }

    @Test
    void turnsAreCountedAndNotHurried() throws MalformedException {
        Accord a = lower(Offer.today(1), NOW);
        agree(a, higher(Offer.today(2), NOW), NOW);
        byte[] wrong = LinkWire.encode(new LinkMessage.Renew(2, Share.draw(new Random(1))));
        byte[] right = LinkWire.encode(new LinkMessage.Renew(1, Share.draw(new Random(1))));
        assertThrows(MalformedException.class, () -> a.received(right, NOW.plusMillis(900)));
        assertThrows(MalformedException.class, () -> a.received(wrong, NOW.plusSeconds(9)));
    }
}
