package chat.warren.node.lan.visible;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import chat.warren.crypto.datagram.Kind;
import chat.warren.crypto.pair.Side;
import chat.warren.crypto.wire.MalformedException;
import chat.warren.node.lab.Noise;
import chat.warren.node.lan.visible.Lookout.Person;
import chat.warren.node.lan.visible.Visibility.Met;
import chat.warren.node.probe.Door;
import chat.warren.node.probe.Doorkeeper;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.time.Instant;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class VisibilityTest {
    private static final Instant NOW = Instant.parse("2026-11-21T23:59:00Z");
    private static final InetSocketAddress ALICE = new InetSocketAddress("192.168.1.10", 4000);
    private static final InetSocketAddress BOB = new InetSocketAddress("192.168.1.11", 4000);

    private final SplittableRandom random = new SplittableRandom(1);
    private final Visibility alice = new Visibility(Nickname.of("Alice"), 4000, random, NOW);
    private final Lookout bobs = new Lookout();

    @Test
    void whoIsVisibleIsSeenAndCanBeGreeted() throws MalformedException {
        Approach approach = approach();
        Met met = alice.receive(BOB, approach.due(NOW).orElseThrow(), NOW).orElseThrow();
        assertEquals(new Nickname("Bob"), met.name());
        assertEquals(BOB, met.address());
        assertEquals(Side.FIRST, met.acquaintance().side());
        assertEquals(Side.SECOND, approach.acquaintance().side());
    }

    @Test
    void bothKnockAtEachOthersDoorsAfterwardsAlsoOverMidnight() throws MalformedException {
        Approach approach = approach();
        Met met = alice.receive(BOB, approach.due(NOW).orElseThrow(), NOW).orElseThrow();
        Instant later = NOW.plusSeconds(120);
        Door alices = new Door(met.acquaintance().chain().epochOf(later), Side.FIRST, later);
        Door bobsDoor = new Door(approach.acquaintance().chain().epochOf(later), Side.SECOND, later);
        Doorkeeper<String> keeper = new Doorkeeper<>(later);
        keeper.expect("alice", List.of(bobsDoor));
        byte[] knock = alices.seal(random, Kind.PROBE, new byte[] {1});
        assertEquals("alice", keeper.admit(ALICE, knock, later).orElseThrow().friend());
    }

    @Test
    void afterTenMinutesNothingIsSaidAndNobodyHeard() throws MalformedException {
        Approach approach = approach();
        int announced = 1; // To Bob.
        for (Instant now = NOW; now.isBefore(NOW.plus(Duration.ofHours(1))); now = now.plusSeconds(1)) {
            announced += alice.due(now).isPresent() ? 1 : 0;
        }
        assertEquals(300, announced, "one each two seconds");
        Instant late = NOW.plus(Visibility.LASTS);
        assertFalse(alice.isOn(late));
        assertEquals(Optional.empty(), alice.receive(BOB, approach.due(late).orElseThrow(), late));
        assertEquals(List.of(), bobs.people(late));
    }

    @Test
    void aSecondTimeDrawsAnotherKey() throws MalformedException {
        Announcement first = Announcement.parse(alice.due(NOW).orElseThrow());
        Announcement second = Announcement.parse(
                new Visibility(Nickname.of("Alice"), 4000, random, NOW).due(NOW).orElseThrow());
        assertNotEquals(first.key(), second.key());
    }

    @Test
    void aHelloCountsOnceAndOnlyFromTheSameNetworkAndOnlySoOften() throws MalformedException {
        byte[] hello = approach().due(NOW).orElseThrow();
        InetSocketAddress far = new InetSocketAddress("80.1.2.3", 4000);
        assertEquals(Optional.empty(), alice.receive(far, hello, NOW));
        assertTrue(alice.receive(BOB, hello, NOW).isPresent());
        assertEquals(Optional.empty(), alice.receive(BOB, hello, NOW));
        for (int i = 0; i < 10; i++) {
            byte[] noise = new byte[Hello.BYTES];
            random.nextBytes(noise);
            assertEquals(Optional.empty(), alice.receive(BOB, noise, NOW));
        }
        byte[] another = approach().due(NOW).orElseThrow();
        assertEquals(Optional.empty(), alice.receive(BOB, another, NOW), "somebody floods");
        assertTrue(alice.receive(BOB, another, NOW.plusSeconds(1)).isPresent());
    }

    @Test
    void aHelloNeverBeginsLikeADhtMessageAndAllHaveOneLength() throws MalformedException {
        bobs.receive(ALICE, alice.due(NOW).orElseThrow(), NOW);
        Person person = bobs.people(NOW).getFirst();
        for (int i = 0; i < 600; i++) {
            byte[] hello = new Approach(person, Nickname.of("n".repeat(1 + i % 60)), random, NOW)
                    .due(NOW)
                    .orElseThrow();
            assertEquals(Hello.BYTES, hello.length);
            assertNotEquals('d', hello[0]);
        }
    }

    @Test
    void whoIsNotHeardGivesUp() throws MalformedException {
        Approach approach = approach();
        int said = 0;
        Instant now = NOW;
        while (!approach.isInVain(now)) {
            said += approach.due(now).isPresent() ? 1 : 0;
            now = approach.deadline();
        }
        assertEquals(5, said);
        Approach heard = approach();
        heard.knocked();
        assertEquals(Optional.empty(), heard.due(NOW));
    }

    @Test
    void neighboursWhoAreInventedFillNoMoreThanTheirShare() throws MalformedException {
        for (int i = 0; i < 1000; i++) {
            Visibility invented = new Visibility(Nickname.of("Mallory " + i), 1 + i, random, NOW);
            bobs.receive(
                    new InetSocketAddress("192.168.1.66", 1 + i),
                    invented.due(NOW).orElseThrow(),
                    NOW);
        }
        assertEquals(2, bobs.people(NOW).size());
        bobs.receive(new InetSocketAddress("80.1.2.3", 1), alice.due(NOW).orElseThrow(), NOW);
        assertEquals(2, bobs.people(NOW).size(), "nobody from elsewhere");
        assertEquals(List.of(), bobs.people(NOW.plusSeconds(10)), "and they go when nothing more is heard");
    }

    @Test
    void namesAreShownAsTheyAreOrNotAtAll() {
        assertEquals("Alice", Nickname.of(" Al\u202eice\n\u0000 ").text());
        assertEquals("?", Nickname.of("\u200f\t").text());
        assertEquals("é".repeat(32), Nickname.of("é".repeat(50)).text());
        assertEquals("👩‍🚀", Nickname.of("👩‍🚀").text());
        assertThrows(IllegalArgumentException.class, () -> new Nickname("a\nb"));
    }

    @Test
    void announcementsKeepTheirBytes() throws MalformedException {
        String golden =
                "77726e76" + "01" + "0fa0" + "5101" + "09" + "00".repeat(31) + "05" + "416c696365" + "00".repeat(59);
        Announcement parsed = Announcement.parse(HexFormat.of().parseHex(golden));
        assertEquals(new Announcement("09" + "00".repeat(31), 4000, 0x5101, new Nickname("Alice")), parsed);
        assertArrayEquals(HexFormat.of().parseHex(golden), parsed.encode());
        assertEquals(106, Announcement.BYTES);
        Noise.isOnlyMalformed(parsed.encode(), Announcement::parse);
        Noise.flipsAreOnlyMalformed(parsed.encode(), Announcement::parse);
    }

    private Approach approach() throws MalformedException {
        Optional<byte[]> announced = alice.due(NOW);
        if (announced.isPresent()) {
            bobs.receive(new InetSocketAddress(ALICE.getAddress(), 49_321), announced.get(), NOW);
        }
        return new Approach(bobs.people(NOW).getFirst(), Nickname.of("Bob"), random, NOW);
    }
}
