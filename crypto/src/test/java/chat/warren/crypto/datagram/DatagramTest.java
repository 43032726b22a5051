package chat.warren.crypto.datagram;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import chat.warren.crypto.Hostile;
import chat.warren.crypto.datagram.DatagramKey.Opened;
import chat.warren.crypto.pair.PairChain;
import chat.warren.crypto.pair.PairEpoch;
import chat.warren.crypto.pair.Side;
import chat.warren.crypto.primitive.Aead;
import chat.warren.crypto.primitive.Bytes;
import chat.warren.crypto.wire.ForgedException;
import chat.warren.crypto.wire.MalformedException;
import java.nio.ByteBuffer;
import java.time.Instant;
import java.util.Arrays;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.random.RandomGenerator;
import org.junit.jupiter.api.Test;

class DatagramTest {
    private static final Instant NOW = Instant.parse("2026-11-21T12:34:56Z");
    private static final byte[] HELLO = {1, 2, 3};

    private final SplittableRandom random = new SplittableRandom(1);
    private final byte[] key = HexFormat.of().parseHex("07".repeat(32));
    private final DatagramKey session = new DatagramKey(key);
    private final PairChain chain = PairChain.startingAt(HexFormat.of().parseHex("06".repeat(32)), NOW);

    /** Friends run older versions: if this changes, they no longer hear us. */
    @Test
    void aDatagramKeepsItsBytes() {
        byte[] sealed = session.seal(new SplittableRandom(1), Kind.QUIC, 258, ByteBuffer.wrap(HELLO));
        Knock knock = new Knock(chain.epochOf(NOW), Side.FIRST);
        byte[] knocked = knock.seal(new SplittableRandom(1), Kind.PROBE, 258, ByteBuffer.wrap(HELLO));
        assertEquals(
                """
                c15c0289ec2d0a9167ec8e65f64d9b518339f002741d50b61d0aca7af4eb57265f8b65d94ae91a12
                c15c0289ec2d0a9167ec8e65ee701e151e8d9c535c423d435cbe7bb1cf94e3198814423469423bcda330d3f21de63e58""", HexFormat.of().formatHex(sealed) + "\n" + HexFormat.of().formatHex(knocked));
    }

    /** The layout of SECURITY.md §5.1, opened with the bare primitive. */
    @Test
    void holdsBodyThenCounterThenKind() throws MalformedException {
        byte[] sealed = session.seal(random, Kind.MEDIA, 0x0102030405060708L, ByteBuffer.wrap(HELLO));
        byte[] nonce = Arrays.copyOf(sealed, 12);
        byte[] plain = Aead.open(key, nonce, new byte[0], Arrays.copyOfRange(sealed, 12, sealed.length));
        assertEquals("""
                010203010203040506070803""", HexFormat.of().formatHex(plain));
    }

    @Test
    void comesBackAsItWasAlsoEmptyAndLarge() throws MalformedException {
        for (int length : new int[] {0, 1, 1200, 65_000}) {
            byte[] body = Bytes.random(random, length);
            for (Kind kind : Kind.values()) {
                byte[] datagram = session.seal(random, kind, length, ByteBuffer.wrap(body));
                assertEquals(length + DatagramKey.OVERHEAD_BYTES, datagram.length);
                Opened opened = session.open(ByteBuffer.wrap(datagram));
                assertEquals(new Opened(kind, length, ByteBuffer.wrap(body)), opened);
            }
        }
    }

    @Test
    void everyBitCountsAndNothingElseOpens() {
        byte[] datagram = session.seal(random, Kind.PROBE, 1, ByteBuffer.wrap(HELLO));
        Hostile.everyBitFlipIsRefused(datagram, bytes -> session.open(ByteBuffer.wrap(bytes)));
        Hostile.everyOtherLengthIsRefused(datagram, bytes -> session.open(ByteBuffer.wrap(bytes)));
        Hostile.noiseIsOnlyMalformed(datagram, bytes -> session.open(ByteBuffer.wrap(bytes)));
        DatagramKey other = new DatagramKey(new byte[32]);
        assertThrows(ForgedException.class, () -> other.open(ByteBuffer.wrap(datagram)));
    }

    @Test
    void aKindThatWeDoNotKnowIsDropped() {
        byte[] nonce = Bytes.random(random, 12);
        byte[] sealed = Aead.seal(key, nonce, new byte[0], new byte[] {0, 0, 0, 0, 0, 0, 0, 0, 77});
        assertThrows(MalformedException.class, () -> session.open(ByteBuffer.wrap(Bytes.concat(nonce, sealed))));
    }

    @Test
    void neverBeginsLikeADhtMessage() {
        int[] first = new int[256];
        for (int i = 0; i < 100_000; i++) {
            first[Byte.toUnsignedInt(session.nonce(random)[0])]++;
        }
        assertEquals(0, first['d']);
        double expected = 100_000 / 255.0;
        double chiSquare = 0;
        for (int value = 0; value < 256; value++) {
            chiSquare += value == 'd' ? 0 : Math.pow(first[value] - expected, 2) / expected;
        }
        // 254 degrees of freedom: 330 is exceeded once in a thousand, and this seed is fixed.
        assertTrue(chiSquare < 330, "the other 255 are not equally frequent: " + chiSquare);
    }

    /** A nonce that comes twice would lay two datagrams open. */
    @Test
    void everyDatagramHasANonceOfItsOwnAndTheSystemIsAskedSeldom() {
        AtomicInteger asked = new AtomicInteger();
        RandomGenerator counting = () -> {
            asked.incrementAndGet(); // For eight bytes each.
            return random.nextLong();
        };
        Set<String> nonces = new HashSet<>();
        for (int i = 0; i < 1_000; i++) {
            byte[] sealed = session.seal(counting, Kind.QUIC, i, ByteBuffer.wrap(HELLO));
            nonces.add(HexFormat.of().formatHex(sealed, 0, 12));
        }
        assertEquals(1_000, nonces.size());
        assertTrue(asked.get() < 2_000, "bytes are thrown away: " + asked);
    }

    /** SECURITY.md §8.6 (d): a megabyte of traffic in which an observer finds no byte more often than others. */
    @Test
    void trafficIsUniform() {
        long[] counts = new long[256];
        long total = 0;
        for (int i = 0; i < 900; i++) {
            byte[] datagram = session.seal(random, Kind.QUIC, i, ByteBuffer.wrap(new byte[1200]));
            for (int at = 1; at < datagram.length; at++) {
                counts[Byte.toUnsignedInt(datagram[at])]++;
                total++;
            }
        }
        double chiSquare = 0;
        for (long count : counts) {
            chiSquare += Math.pow(count - total / 256.0, 2) / (total / 256.0);
        }
        assertTrue(chiSquare < 331, "255 degrees of freedom, one in a thousand: " + chiSquare);
    }

    @Test
    void aKnockIsRecognisedByTheFriendOfThatHourAndByNobodyElse() throws MalformedException {
        PairEpoch epoch = chain.epochOf(NOW);
        Knock mine = new Knock(epoch, Side.FIRST);
        Knock friends = new Knock(epoch, Side.SECOND);
        byte[] datagram = mine.seal(random, Kind.PROBE, 9, ByteBuffer.wrap(HELLO));
        assertEquals(HELLO.length + Knock.OVERHEAD_BYTES, datagram.length);
        assertEquals(new Opened(Kind.PROBE, 9, ByteBuffer.wrap(HELLO)), friends.open(datagram));
        assertThrows(ForgedException.class, () -> mine.open(datagram), "reflected to its sender");
        Knock nextHour = new Knock(chain.epoch(epoch.number() + 1), Side.SECOND);
        assertFalse(nextHour.recognises(datagram));
        assertThrows(ForgedException.class, () -> nextHour.open(datagram));
        Hostile.everyBitFlipIsRefused(datagram, friends::open);
        Hostile.everyOtherLengthIsRefused(datagram, friends::open);
        Hostile.noiseIsOnlyMalformed(datagram, friends::open);
    }

    @Test
    void noTwoDatagramsShareANonce() {
        Set<String> nonces = new HashSet<>();
        for (int i = 0; i < 20_000; i++) {
            byte[] datagram = session.seal(random, Kind.COVER, i, ByteBuffer.allocate(0));
            assertTrue(nonces.add(HexFormat.of().formatHex(datagram, 0, 12)));
        }
        assertFalse(session.isWorn());
    }

    @Test
    void aKeyKnowsWhenItIsWorn() {
        ByteBuffer nothing = ByteBuffer.allocate(0);
        for (long i = 0; i < DatagramKey.RENEW_AFTER; i++) {
            assertFalse(session.isWorn());
            session.seal(random, Kind.COVER, i, nothing);
        }
        assertTrue(session.isWorn());
    }

    @Test
    void theBodyOfTheSenderIsNotTouched() {
        byte[] body = HELLO.clone();
        byte[] datagram = session.seal(random, Kind.PROBE, 1, ByteBuffer.wrap(body));
        assertArrayEquals(HELLO, body);
        assertNotEquals(0, datagram.length);
    }
}
