package chat.warren.dht.overlay.wire;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import chat.warren.crypto.pair.Rendezvous;
import chat.warren.crypto.primitive.Bytes;
import chat.warren.crypto.wire.ForgedException;
import chat.warren.crypto.wire.MalformedException;
import chat.warren.dht.bencode.BencodeReader;
import chat.warren.dht.bencode.BencodeWriter;
import chat.warren.dht.bencode.ByteString;
import chat.warren.dht.routing.BoundId;
import chat.warren.dht.wire.Contact;
import chat.warren.dht.wire.Id;
import chat.warren.dht.wire.Item;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.time.Instant;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

/** The overlay's own bytes: golden ones, noise, and damage. */
class OverlayWireTest {
    private static final Instant NOON = Instant.parse("2026-03-01T12:00:00Z");
    private static final InetSocketAddress HELPER = new InetSocketAddress(InetAddress.ofLiteral("203.0.113.7"), 6881);

    private final SplittableRandom random = new SplittableRandom(61);

    private static byte[] counting(int from, int length) {
        byte[] bytes = new byte[length];
        for (int i = 0; i < length; i++) {
            bytes[i] = (byte) (from + i);
        }
        return bytes;
    }

    private static Item.Mutable record(long sequence) {
        ByteString value = ByteString.of(counting(7, Rendezvous.VALUE_BYTES));
        return Item.Mutable.sign(counting(1, 32), ByteString.EMPTY, sequence, value);
    }

    @Test
    void requestsAndAnswersKeepTheirBytes() throws MalformedException {
        ByteString key = ByteString.of(counting(0x20, 32));
        byte[] get = new ProxyRequest.Get(key).encode();
        assertEquals(529, get.length);
        assertEquals("01" + key.asHex() + "00".repeat(496), HexFormat.of().formatHex(get));
        Item.Mutable record = record(0x1234);
        byte[] put = new ProxyRequest.Put(record).encode();
        assertEquals(
                "02" + record.key().asHex() + "0000000000001234"
                        + record.signature().asHex() + HexFormat.of().formatHex(counting(7, 424)),
                HexFormat.of().formatHex(put));
        assertEquals(new ProxyRequest.Get(key), ProxyRequest.parse(ByteString.of(get)));
        assertEquals(new ProxyRequest.Put(record), ProxyRequest.parse(ByteString.of(put)));

        ProxyAnswer found = new ProxyAnswer(ProxyAnswer.Verdict.DONE, 8, key, Optional.of(record));
        assertEquals(
                "0008" + key.asHex() + "0000000000001234" + record.signature().asHex()
                        + HexFormat.of().formatHex(counting(7, 424)),
                HexFormat.of().formatHex(found.encode()));
        assertEquals(found, ProxyAnswer.parse(ByteString.of(found.encode()), record.key()));
        ProxyAnswer busy = ProxyAnswer.busy(key);
        assertEquals("0200" + key.asHex() + "00".repeat(496), HexFormat.of().formatHex(busy.encode()));
        assertEquals(busy, ProxyAnswer.parse(ByteString.of(busy.encode()), record.key()));

        SignalRequest signal =
                new SignalRequest(new MailboxTag(ByteString.of(counting(0x40, 16))), ByteString.of(counting(1, 3)));
        assertEquals(
                HexFormat.of().formatHex(counting(0x40, 16)) + "0003010203" + "00".repeat(381),
                HexFormat.of().formatHex(signal.encode()));
        assertEquals(signal, SignalRequest.parse(ByteString.of(signal.encode())));
        assertArrayEquals(new byte[] {1}, SignalAnswer.NOBODY.encode());
        MailboxAnswer yes = new MailboxAnswer(true, key);
        assertEquals("01" + key.asHex(), HexFormat.of().formatHex(yes.encode()));
        assertEquals(yes, MailboxAnswer.parse(ByteString.of(yes.encode())));
    }

    /** Computed once by another program from what the comments say. */
    @Test
    void labelsAndDerivationsStayWhatTheyAre() {
        MailboxTag tag = MailboxTag.of(counting(0, 16), HELPER, NOON);
        assertEquals("28be7aa8234a6427ab7fd9484ca4a20c", tag.value().asHex());
        ByteString key = ByteString.of(counting(0x20, 32));
        assertEquals("2b4ed39cfd3ff5eabc72b93c0f679dee", RunKey.tail(key).asHex());
    }

    @Test
    void whatIsSealedOpensWithThatKeyForThatPurposeAndInNoOtherWay() throws MalformedException {
        RunKey own = RunKey.random(random);
        byte[] plain = Bytes.random(random, ProxyRequest.BYTES);
        SealedRequest sent = SealedRequest.to(own.publicKey(), Purpose.RECORD, plain, random);
        SealedRequest.Opened opened = SealedRequest.open(own, Purpose.RECORD, sent.box());
        assertArrayEquals(plain, opened.plain().toArray());
        byte[] answer = Bytes.random(random, ProxyAnswer.BYTES);
        ByteString sealed = opened.answerKey().seal(answer, random);
        assertArrayEquals(answer, sent.answerKey().open(sealed).toArray());
        assertNotEquals(sealed, opened.answerKey().seal(answer, random), "a nonce is drawn for each");
        assertThrows(
                ForgedException.class, () -> SealedRequest.open(RunKey.random(random), Purpose.RECORD, sent.box()));
        assertThrows(MalformedException.class, () -> SealedRequest.open(own, Purpose.SIGNAL, sent.box()));
        for (int bit = 0; bit < 8 * sent.box().length(); bit += 37) {
            byte[] damaged = sent.box().toArray();
            damaged[bit / 8] ^= (byte) (1 << (bit % 8));
            assertThrows(
                    MalformedException.class, () -> SealedRequest.open(own, Purpose.RECORD, ByteString.of(damaged)));
        }
        assertThrows(
                ForgedException.class,
                () -> SealedRequest.to(ByteString.of(new byte[32]), Purpose.RECORD, plain, random));
    }

    @Test
    void allRequestsOfAKindAreOfOneSizeAndNoAnswerIsLongerThanItsRequest() throws MalformedException {
        RunKey own = RunKey.random(random);
        for (Purpose purpose : Purpose.values()) {
            SealedRequest sent = SealedRequest.to(own.publicKey(), purpose, new byte[purpose.requestBytes()], random);
            ByteString answer = sent.answerKey().seal(new byte[purpose.answerBytes()], random);
            assertTrue(answer.length() <= sent.box().length(), purpose + ": " + answer.length());
        }
    }

    @Test
    void aSignalLooksLikeAnotherOneOnItsSecondLeg() throws MalformedException {
        RunKey helper = RunKey.random(random);
        SealedRequest mailbox =
                SealedRequest.to(helper.publicKey(), Purpose.MAILBOX, new byte[MailboxRequest.BYTES], random);
        SealedRequest.AnswerKey atHelper =
                SealedRequest.open(helper, Purpose.MAILBOX, mailbox.box()).answerKey();
        ByteString said = ByteString.of(Bytes.random(random, 300));
        SignalRequest signal = new SignalRequest(MailboxTag.of(counting(0, 16), HELPER, NOON), said);
        ByteString onward = signal.forwarded(atHelper, random);
        assertEquals(said, SignalRequest.received(mailbox.answerKey(), onward));
        assertFalse(onward.asHex().contains(said.slice(0, 8).asHex()));
        assertThrows(MalformedException.class, () -> mailbox.answerKey().open(onward), "it is no answer");
    }

    @Test
    void tagsDifferBetweenHoursHelpersAndSecrets() {
        byte[] secret = counting(0, 16);
        MailboxTag tag = MailboxTag.of(secret, HELPER, NOON);
        assertEquals(tag, MailboxTag.of(secret, HELPER, NOON.plusSeconds(3599)));
        List<MailboxTag> others = List.of(
                MailboxTag.of(secret, HELPER, NOON.plus(Duration.ofHours(1))),
                MailboxTag.of(secret, new InetSocketAddress(HELPER.getAddress(), 6882), NOON),
                MailboxTag.of(counting(1, 16), HELPER, NOON));
        assertFalse(others.contains(tag));
    }

    @Test
    void aNodeIsBoundToItsAddressAndItsKey() {
        RunKey key = RunKey.random(random);
        Id bound = BoundId.withTail(BoundId.make(HELPER.getAddress(), random), RunKey.tail(key.publicKey()));
        assertTrue(RunKey.fits(new Contact(bound, HELPER), key.publicKey()));
        assertFalse(
                RunKey.fits(new Contact(bound, HELPER), RunKey.random(random).publicKey()), "another key");
        InetSocketAddress elsewhere = new InetSocketAddress(InetAddress.ofLiteral("198.51.100.7"), 6881);
        assertFalse(RunKey.fits(new Contact(bound, elsewhere), key.publicKey()), "another address");
        assertFalse(RunKey.fits(new Contact(BoundId.make(HELPER.getAddress(), random), HELPER), key.publicKey()));
    }

    @Test
    void noiseIsReadOrRefused() {
        for (int i = 0; i < 100_000; i++) {
            readsOrRefuses(Bytes.random(random, random.nextInt(600)));
        }
    }

    @Test
    void damageIsReadOrRefused() {
        List<byte[]> good = List.of(
                new ProxyRequest.Put(record(5)).encode(),
                new ProxyAnswer(ProxyAnswer.Verdict.DONE, 1, ByteString.of(counting(3, 32)), Optional.of(record(5)))
                        .encode(),
                BencodeWriter.write(new Hello(ByteString.of(counting(3, 32)), 6, ByteString.ascii("token")).encode()));
        for (byte[] each : good) {
            for (int bit = 0; bit < 8 * each.length; bit++) {
                byte[] damaged = each.clone();
                damaged[bit / 8] ^= (byte) (1 << (bit % 8));
                readsOrRefuses(damaged);
            }
        }
    }

    /** Whatever can be read is written the same; everything else is refused as malformed. */
    static void readsOrRefuses(byte[] bytes) {
        ByteString plain = ByteString.of(bytes);
        ByteString key = ByteString.of(counting(9, 32));
        attempt(() -> assertArrayEquals(bytes, ProxyRequest.parse(plain).encode()));
        attempt(() -> assertArrayEquals(bytes, ProxyAnswer.parse(plain, key).encode()));
        attempt(() -> assertArrayEquals(bytes, MailboxRequest.parse(plain).encode()));
        attempt(() -> assertArrayEquals(bytes, MailboxAnswer.parse(plain).encode()));
        attempt(() -> assertArrayEquals(bytes, SignalRequest.parse(plain).encode()));
        attempt(() -> assertArrayEquals(bytes, SignalAnswer.parse(plain).encode()));
        attempt(() -> Hello.parse(BencodeReader.readDictionary(bytes)));
    }

    /** Reads something that may be nothing. */
    private interface Reading {
        void read() throws MalformedException;
    }

    private static void attempt(Reading reading) {
        try {
            reading.read();
        } catch (MalformedException expected) {
            // Any other exception fails the test.
        }
    }
}
