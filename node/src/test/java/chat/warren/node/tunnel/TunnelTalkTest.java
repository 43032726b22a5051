package chat.warren.node.tunnel;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import chat.warren.crypto.datagram.Kind;
import chat.warren.crypto.pair.Side;
import chat.warren.crypto.primitive.Bytes;
import chat.warren.crypto.wire.MalformedException;
import chat.warren.node.lab.Noise;
import chat.warren.node.lab.Pair;
import chat.warren.node.tunnel.TunnelTalk.Arrived;
import chat.warren.node.tunnel.TunnelTalk.Broken;
import chat.warren.node.tunnel.TunnelTalk.Opened;
import chat.warren.node.tunnel.TunnelTalk.Output;
import chat.warren.node.tunnel.TunnelTalk.Refused;
import chat.warren.node.tunnel.TunnelTalk.Write;
import java.nio.ByteBuffer;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class TunnelTalkTest {
    private static final Instant NOW = Instant.parse("2026-11-21T12:00:00Z");
    private static final Instant BEGIN = NOW.minusSeconds(600);

    private final SplittableRandom random = new SplittableRandom(7);
    private final Map<TunnelTalk<String>, List<Output>> others = new HashMap<>();
    private final Pair pair = new Pair(1, BEGIN);
    private final KnownFriends alices = new KnownFriends(1, NOW).with("bob", pair, Side.FIRST, NOW);
    private final KnownFriends bobs = new KnownFriends(2, NOW).with("alice", pair, Side.SECOND, NOW);
    private final TunnelTalk<String> alice = TunnelTalk.dialling("bob", false, alices, random);
    private final TunnelTalk<String> bob = TunnelTalk.listening(bobs, random);

    @Test
    void friendsGreetAndDatagramsPassBothWays() {
        open();
        assertEquals(Optional.of("bob"), alice.friend());
        assertEquals(Optional.of("alice"), bob.friend());
        byte[] there = datagram(1200);
        byte[] back = datagram(Frames.LEAST_BYTES);
        alice.send(there);
        alice.send(back);
        bob.received(written(alice), NOW);
        assertEquals(List.of(new Arrived(ByteBuffer.wrap(there)), new Arrived(ByteBuffer.wrap(back))), all(bob));
        bob.send(back);
        alice.received(written(bob), NOW);
        assertEquals(List.of(new Arrived(ByteBuffer.wrap(back))), all(alice));
    }

    @Test
    void portionsDoNotMatter() {
        for (byte one : written(alice)) {
            bob.received(new byte[] {one}, NOW);
        }
        byte[] answer = written(bob);
        assertEquals(List.of(new Opened()), all(bob));
        byte[] first = datagram(500);
        bob.send(first);
        alice.received(Bytes.concat(answer, written(bob)), NOW); // Greeting, padding and datagram at once.
        assertEquals(List.of(new Opened(), new Arrived(ByteBuffer.wrap(first))), all(alice));
        byte[] second = datagram(900);
        alice.send(second);
        for (byte one : written(alice)) {
            bob.received(new byte[] {one}, NOW);
        }
        assertEquals(List.of(new Arrived(ByteBuffer.wrap(second))), all(bob));
    }

    @Test
    void aStrangerHearsNothingWhateverIsSaid() {
        for (int i = 0; i < 200; i++) {
            TunnelTalk<String> listening = TunnelTalk.listening(bobs, random);
            byte[] said = Bytes.random(random, random.nextInt(3000));
            listening.received(said, NOW);
            assertEquals(0, written(listening).length);
            List<Output> outputs = all(listening);
            assertEquals(said.length < Greeting.SEALED_BYTES ? List.of() : List.of(new Refused()), outputs);
            listening.received(Bytes.random(random, 500), NOW);
            all(listening);
            listening.received(Bytes.random(random, 500), NOW);
            listening.send(datagram(100));
            assertEquals(0, written(listening).length);
            assertEquals(List.of(), all(listening), "what comes after is swallowed");
        }
    }

    @Test
    void aRecordedGreetingOpensNothingASecondTime() {
        byte[] greeting = written(alice);
        bob.received(greeting, NOW);
        assertTrue(bob.isOpen());
        TunnelTalk<String> again = TunnelTalk.listening(bobs, random);
        again.received(greeting, NOW);
        assertEquals(List.of(new Refused()), all(again));
    }

    @Test
    void ourOwnGreetingSentBackIsNoFriends() {
        byte[] greeting = written(alice);
        TunnelTalk<String> mirror = TunnelTalk.listening(alices, random);
        mirror.received(greeting, NOW);
        assertEquals(List.of(new Refused()), all(mirror));
        alice.received(greeting, NOW);
        assertEquals(List.of(new Refused()), all(alice));
    }

    @Test
    void aDatagramOfAnotherKindIsNoGreeting() {
        byte[] body = Greeting.asking(random).encode();
        bob.received(alices.datagram("bob", Kind.PROBE, body), NOW);
        assertEquals(List.of(new Refused()), all(bob));
    }

    @Test
    void anAnswerToSomebodyElsesQuestionIsRefused() {
        TunnelTalk<String> other = TunnelTalk.dialling("bob", false, alices, random);
        bob.received(written(alice), NOW);
        other.received(written(bob), NOW);
        assertEquals(List.of(new Refused()), all(other));
    }

    @Test
    void anotherFriendAtThatAddressIsNotTheOneWhoWasDialled() {
        Pair others = new Pair(2, BEGIN);
        alices.with("carol", others, Side.FIRST, NOW);
        KnownFriends carols = new KnownFriends(3, NOW).with("alice", others, Side.SECOND, NOW);
        // Carol got at what Alice said to Bob, which she cannot open; she can only ask by herself.
        TunnelTalk<String> carol = TunnelTalk.dialling("alice", false, carols, random);
        alice.received(written(carol), NOW);
        assertEquals(List.of(new Refused()), all(alice));
    }

    @Test
    void whoIsNoFriendAnyMoreIsNotDialled() {
        alices.without("bob");
        TunnelTalk<String> late = TunnelTalk.dialling("bob", false, alices, random);
        assertEquals(List.of(new Refused()), all(late));
    }

    @Test
    void whoChangesAByteOnTheWayGetsNoSign() {
        open();
        alice.send(datagram(100));
        byte[] stream = written(alice);
        stream[0] ^= (byte) 0x80; // A length that no datagram has.
        bob.received(stream, NOW);
        assertEquals(List.of(new Broken()), all(bob));
        bob.received(datagram(700), NOW);
        bob.send(datagram(100));
        assertEquals(List.of(), all(bob));
        assertFalse(bob.isOpen());
    }

    @Test
    void allBytesOfAStreamAreEquallyLikely() {
        int[] counts = new int[256];
        int total = 0;
        for (int i = 0; i < 300; i++) {
            TunnelTalk<String> one = TunnelTalk.dialling("bob", false, alices, random);
            TunnelTalk<String> two = TunnelTalk.listening(bobs, random);
            byte[] asked = written(one);
            two.received(asked, NOW);
            one.received(written(two), NOW);
            all(one);
            for (int j = 0; j < 20; j++) {
                one.send(alices.datagram("bob", Kind.COVER, new byte[random.nextInt(20)]));
            }
            for (byte each : Bytes.concat(asked, written(one))) {
                counts[Byte.toUnsignedInt(each)]++;
                total++;
            }
        }
        double expected = total / 256.0;
        double chi = Arrays.stream(counts)
                .mapToDouble(count -> (count - expected) * (count - expected) / expected)
                .sum();
        // 255 degrees of freedom: mean 255, deviation 22.6; clear lengths alone would give thousands.
        assertTrue(chi < 255 + 6 * 22.6, "chi square " + chi + " of " + total + " bytes");
    }

    @Test
    void noTwoConnectionsBeginWithTheSameLength() {
        long lengths = java.util.stream.IntStream.range(0, 100)
                .map(i -> written(TunnelTalk.dialling("bob", false, alices, random)).length)
                .distinct()
                .count();
        assertTrue(lengths > 70, lengths + " lengths of 100");
    }

    @Test
    void insideTlsAGreetingNeverBeginsLikeHttp() {
        for (int i = 0; i < 500; i++) {
            byte[] said = written(TunnelTalk.dialling("bob", true, alices, random));
            assertFalse(DullWeb.isHttp(said), "greeting " + i);
        }
    }

    @Test
    void greetingsHaveThisLayout() throws MalformedException {
        Greeting question = Greeting.asking(new SplittableRandom(1));
        String seed = HexFormat.of().formatHex(question.encode(), 3, 35);
        assertEquals(
                "01" + "%04x".formatted(question.padding()) + seed + "00".repeat(16),
                HexFormat.of().formatHex(question.encode()));
        byte[] golden = HexFormat.of()
                .parseHex("02" + "0102" + "11".repeat(32)
                        // The beginning of SHA-256 of 32 bytes 0x22.
                        + "9f72ea0cf49536e3c66c787f705186df");
        Greeting answer = Greeting.parse(golden);
        Greeting twos = Greeting.parse(HexFormat.of().parseHex("010000" + "22".repeat(32) + "00".repeat(16)));
        assertTrue(answer.answers(twos));
        assertFalse(answer.answers(question));
        assertEquals(0x102, answer.padding());
        assertArrayEquals(golden, answer.encode());
        assertEquals(96, Greeting.SEALED_BYTES);
    }

    @Test
    void bothDirectionsHaveTheirOwnKeystream() throws MalformedException {
        Greeting question = Greeting.parse(HexFormat.of().parseHex("010000" + "22".repeat(32) + "00".repeat(16)));
        Greeting answer = question.answer(new SplittableRandom(3));
        byte[] there = new byte[64];
        byte[] back = new byte[64];
        Greeting.asked(question, answer).apply(there);
        Greeting.answered(question, answer).apply(back);
        assertNotEquals(HexFormat.of().formatHex(there), HexFormat.of().formatHex(back));
    }

    @Test
    void malformedGreetingsAreRefused() {
        Noise.isOnlyMalformed(Greeting.asking(random).encode(), Greeting::parse);
        Noise.flipsAreOnlyMalformed(Greeting.asking(random).encode(), Greeting::parse);
        assertThrows(
                MalformedException.class,
                () -> Greeting.parse(HexFormat.of().parseHex("03" + "0000" + "00".repeat(48))));
        assertThrows(
                MalformedException.class,
                () -> Greeting.parse(HexFormat.of().parseHex("01" + "ffff" + "00".repeat(48))));
    }

    @Test
    void framesSurviveNoise() {
        byte[] valid = Bytes.concat(Frames.encode(datagram(40)), Frames.encode(datagram(1400)));
        Noise.isOnlyMalformed(valid, input -> new Frames().read(input, 0));
        Noise.flipsAreOnlyMalformed(valid, input -> new Frames().read(input, 0));
    }

    private void open() {
        bob.received(written(alice), NOW);
        alice.received(written(bob), NOW);
        assertEquals(List.of(new Opened()), all(alice));
        assertEquals(List.of(new Opened()), all(bob));
    }

    private byte[] datagram(int bytes) {
        return Bytes.random(random, bytes);
    }

    /** Everything written up to now; what else there was is kept for {@link #all}. */
    private byte[] written(TunnelTalk<String> talk) {
        List<byte[]> parts = new ArrayList<>();
        for (var output = talk.poll(); output.isPresent(); output = talk.poll()) {
            if (output.get() instanceof Write write) {
                byte[] part = new byte[write.bytes().remaining()];
                write.bytes().get(part);
                parts.add(part);
            } else {
                others.computeIfAbsent(talk, any -> new ArrayList<>()).add(output.get());
            }
        }
        return Bytes.concat(parts.toArray(byte[][]::new));
    }

    /** All that was not written, once. */
    private List<Output> all(TunnelTalk<String> talk) {
        byte[] _ = written(talk);
        List<Output> outputs = others.remove(talk);
        return outputs == null ? List.of() : outputs;
    }
}
