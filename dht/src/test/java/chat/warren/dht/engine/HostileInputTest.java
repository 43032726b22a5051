package chat.warren.dht.engine;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import chat.warren.dht.bencode.ByteString;
import chat.warren.dht.wire.Answer;
import chat.warren.dht.wire.ErrorCode;
import chat.warren.dht.wire.Id;
import chat.warren.dht.wire.Item;
import chat.warren.dht.wire.Message;
import chat.warren.dht.wire.Query;
import chat.warren.dht.wire.Want;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.OptionalInt;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;

/** What strangers can do to one engine with datagrams of their choice. */
class HostileInputTest {
    private static final InetSocketAddress ELSEWHERE = new InetSocketAddress("90.1.2.3", 4000);
    private static final byte[] SEED = new byte[32];

    private final Stranger stranger = new Stranger();

    private static Item.Mutable item(long sequence) {
        return Item.Mutable.sign(SEED, ByteString.EMPTY, sequence, ByteString.ascii("version " + sequence));
    }

    private ByteString token(InetSocketAddress from, Id target) {
        Query get = new Query.Get(target, OptionalLong.empty(), Want.DEFAULT);
        return Objects.requireNonNull(stranger.answerTo(from, get).token());
    }

    private static Query.Put put(Item item, ByteString token) {
        return new Query.Put(item, OptionalLong.empty(), token);
    }

    @Test
    void onlyTheRightTransactionFromTheRightAddressIsAnAnswer() {
        stranger.engine.bootstrap(stranger.now, NetworkId.MAINLINE, List.of(Stranger.HERE));
        stranger.pass(Duration.ofMillis(10));
        ByteString transaction = stranger.read(stranger.sent.getLast()).transaction();
        Answer answer = Answer.plain(stranger.id);

        stranger.give(ELSEWHERE, stranger.bytes(new Message.Response(transaction, answer, null)));
        byte[] guess = transaction.toArray();
        for (int i = 0; i < 10_000; i++) {
            guess[i % guess.length] ^= (byte) (1 + stranger.random.nextInt(255));
            ByteString guessed = ByteString.of(guess);
            if (!guessed.equals(transaction)) {
                stranger.give(Stranger.HERE, stranger.bytes(new Message.Response(guessed, answer, null)));
            }
        }
        assertEquals(0, stranger.stats().contacts());

        stranger.give(Stranger.HERE, stranger.bytes(new Message.Response(transaction, answer, null)));
        assertEquals(1, stranger.stats().contacts());
    }

    @Test
    void aTokenIsForOneAddressOnePlaceAndTenMinutes() {
        Item.Mutable item = item(1);
        ByteString token = token(Stranger.HERE, item.target());
        ByteString elsewhere = token(ELSEWHERE, item.target());
        Item other = new Item.Immutable(ByteString.ascii("another place"));
        assertEquals(ErrorCode.PROTOCOL.number(), stranger.errorTo(Stranger.HERE, put(item, elsewhere)));
        assertEquals(ErrorCode.PROTOCOL.number(), stranger.errorTo(Stranger.HERE, put(other, token)));
        assertEquals(
                ErrorCode.PROTOCOL.number(),
                stranger.errorTo(
                        Stranger.HERE, new Query.AnnouncePeer(Id.random(stranger.random), OptionalInt.of(1), token)));
        assertEquals(0, stranger.stats().stored().items());

        assertNotNull(stranger.answerTo(Stranger.HERE, put(item, token)));
        assertEquals(1, stranger.stats().stored().items());
        stranger.pass(Duration.ofMinutes(11));
        assertEquals(ErrorCode.PROTOCOL.number(), stranger.errorTo(Stranger.HERE, put(item(2), token)));
    }

    @Test
    void nobodyTurnsASequenceBack() {
        ByteString token = token(Stranger.HERE, item(5).target());
        stranger.answerTo(Stranger.HERE, put(item(5), token));
        assertEquals(ErrorCode.SEQUENCE_TOO_LOW.number(), stranger.errorTo(Stranger.HERE, put(item(4), token)));
        Item.Mutable twin = Item.Mutable.sign(SEED, ByteString.EMPTY, 5, ByteString.ascii("another five"));
        assertEquals(ErrorCode.SEQUENCE_TOO_LOW.number(), stranger.errorTo(Stranger.HERE, put(twin, token)));
        Item.Mutable real = item(6);
        byte[] broken = real.signature().toArray();
        broken[3] ^= 1;
        Item.Mutable forged = new Item.Mutable(real.key(), real.salt(), 6, ByteString.of(broken), real.value());
        assertEquals(ErrorCode.INVALID_SIGNATURE.number(), stranger.errorTo(Stranger.HERE, put(forged, token)));
        stranger.answerTo(Stranger.HERE, put(real, token));
    }

    @Test
    void whatIsTooLargeOrTooDeepIsDroppedUnseen() {
        stranger.give(ELSEWHERE, new byte[65_507]);
        byte[] deep = new byte[60_000];
        Arrays.fill(deep, (byte) 'd');
        stranger.give(ELSEWHERE, deep);
        Arrays.fill(deep, (byte) 'l');
        deep[0] = 'd';
        stranger.give(ELSEWHERE, deep);
        stranger.give(ELSEWHERE, "d1:q4:ping1:t9999999999:x".getBytes(StandardCharsets.US_ASCII));
        assertEquals(4, stranger.stats().malformedDatagrams());
        assertEquals(0, stranger.bytesOut);
    }

    /** From an address that may be forged; the item is long, and many would like to have it sent to somebody else. */
    @Test
    void noAnswerIsMoreThanThreeTimesTheQuestion() {
        Item item = Item.Mutable.sign(SEED, ByteString.EMPTY, 1, ByteString.of(new byte[900]));
        stranger.answerTo(Stranger.HERE, put(item, token(Stranger.HERE, item.target())));
        List<Query> queries = List.of(
                new Query.Ping(),
                new Query.FindNode(item.target(), Want.BOTH),
                new Query.GetPeers(item.target(), Want.BOTH),
                new Query.Get(item.target(), OptionalLong.empty(), Want.BOTH));
        int from = 0;
        double worst = 0;
        for (int round = 0; round < 50; round++) {
            for (Query query : queries) {
                InetSocketAddress victim = new InetSocketAddress("99.0.0." + (1 + from++ % 200), 1000 + from);
                stranger.bytesIn = 0;
                stranger.bytesOut = 0;
                stranger.ask(victim, query);
                worst = Math.max(worst, (double) stranger.bytesOut / stranger.bytesIn);
            }
            stranger.pass(Duration.ofMillis(100));
        }
        assertTrue(worst <= 3, "amplified by " + worst);
        assertTrue(worst > 1, "the test asks for something at all");
    }

    /** Four seconds of 50,000 datagrams each: noise, broken queries, answers to nothing. */
    @Test
    void aFloodOfJunkChangesNothingAndCostsLittle() {
        Junk junk = new Junk(stranger.random);
        flood(junk, 100_000);
        long before = heap();
        flood(junk, 100_000);
        long grown = heap() - before;
        assertTrue(grown < 4 << 20, grown + " bytes more after the second half");
        assertEquals(0, stranger.stats().contacts());
        assertEquals(
                0, stranger.stats().stored().items() + stranger.stats().stored().peers());
        assertTrue(stranger.bytesOut <= 3 * stranger.bytesIn, "as much as three times what came");
        assertTrue(stranger.bytesOut <= 8 * 65_536 + 6 * 4 * 120, stranger.bytesOut + " bytes in four seconds");

        Query ping = new Query.Ping();
        stranger.pass(Duration.ofSeconds(1));
        assertNotNull(stranger.ask(Stranger.HERE, ping), "and the next honest question is answered");
    }

    private void flood(Junk junk, int datagrams) {
        for (int i = 0; i < datagrams; i++) {
            stranger.give(junk.from(), junk.next());
            stranger.sent.clear();
            stranger.now = stranger.now.plusNanos(20_000);
        }
    }

    private static long heap() {
        System.gc();
        return Runtime.getRuntime().totalMemory() - Runtime.getRuntime().freeMemory();
    }
}
