package chat.warren.dht.wire;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;

import chat.warren.crypto.wire.MalformedException;
import chat.warren.dht.bencode.BencodeReader;
import chat.warren.dht.bencode.BencodeWriter;
import chat.warren.dht.bencode.ByteString;
import chat.warren.dht.bencode.Dictionary;
import chat.warren.dht.bencode.Whole;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class MessageTest {
    private static final ByteString AA = ByteString.ascii("aa");
    private static final Id ASKING = Id.of(ascii("abcdefghij0123456789"));
    private static final Id ANSWERING = Id.of(ascii("mnopqrstuvwxyz123456"));

    /** The examples of BEP 5, byte for byte. */
    @Test
    void theExamplesOfBep5KeepTheirBytes() throws MalformedException {
        assertBytes(
                "d1:ad2:id20:abcdefghij0123456789e1:q4:ping1:t2:aa1:y1:qe",
                new Message.Request(AA, ASKING, false, new Query.Ping(), 0));
        assertBytes(
                "d1:rd2:id20:mnopqrstuvwxyz123456e1:t2:aa1:y1:re",
                new Message.Response(AA, Answer.plain(ANSWERING), null));
        assertBytes(
                "d1:ad2:id20:abcdefghij01234567896:target20:mnopqrstuvwxyz123456e1:q9:find_node1:t2:aa1:y1:qe",
                new Message.Request(AA, ASKING, false, new Query.FindNode(ANSWERING, Want.DEFAULT), 0));
        assertBytes(
                "d1:ad2:id20:abcdefghij01234567899:info_hash20:mnopqrstuvwxyz123456e1:q9:get_peers1:t2:aa1:y1:qe",
                new Message.Request(AA, ASKING, false, new Query.GetPeers(ANSWERING, Want.DEFAULT), 0));
        assertBytes(
                "d1:rd2:id20:abcdefghij01234567895:token8:aoeusnth6:valuesl6:axje.u6:idhtnmee1:t2:aa1:y1:re",
                new Message.Response(
                        AA,
                        new Answer(
                                ASKING,
                                Nodes.NONE,
                                ByteString.ascii("aoeusnth"),
                                new Answer.Peers(List.of(compact("axje.u"), compact("idhtnm"))),
                                Dictionary.EMPTY),
                        null));
        assertBytes(
                "d1:ad2:id20:abcdefghij012345678912:implied_porti1e9:info_hash20:mnopqrstuvwxyz1234564:porti1e"
                        + "5:token8:aoeusnthe1:q13:announce_peer1:t2:aa1:y1:qe",
                new Message.Request(
                        AA,
                        ASKING,
                        false,
                        new Query.AnnouncePeer(ANSWERING, OptionalInt.empty(), ByteString.ascii("aoeusnth")),
                        0));
        assertBytes(
                "d1:eli201e23:A Generic Error Ocurrede1:t2:aa1:y1:ee",
                new Message.Failure(AA, 201, "A Generic Error Ocurred", null));
    }

    @Test
    void readOnlyNodesAndTheObservedAddressHaveTheirPlaces() throws MalformedException {
        assertBytes(
                "d1:ad2:id20:abcdefghij0123456789e1:q4:ping2:roi1e1:t2:aa1:y1:qe",
                new Message.Request(AA, ASKING, true, new Query.Ping(), 0));
        assertBytes(
                "d2:ip6:axje.u1:rd2:id20:mnopqrstuvwxyz123456e1:t2:aa1:y1:re",
                new Message.Response(AA, Answer.plain(ANSWERING), compact("axje.u")));
        assertBytes(
                "d1:ad2:id20:abcdefghij01234567896:target20:mnopqrstuvwxyz1234564:wantl2:n42:n6ee"
                        + "1:q9:find_node1:t2:aa1:y1:qe",
                new Message.Request(AA, ASKING, false, new Query.FindNode(ANSWERING, Want.BOTH), 0));
    }

    @Test
    void everyKindOfMessageComesBackTheSame() throws MalformedException {
        Contact four = new Contact(ASKING, new InetSocketAddress("203.0.113.7", 6881));
        Contact six = new Contact(ANSWERING, new InetSocketAddress("2001:db8::7", 6882));
        Item.Mutable item =
                Item.Mutable.sign(new byte[32], ByteString.ascii("salt"), 7, ByteString.ascii("Hello World!"));
        Nodes nodes = new Nodes(List.of(four), List.of(six));
        ByteString token = ByteString.ascii("token");
        List<Message> messages = new ArrayList<>();
        for (Query query : List.of(
                new Query.AnnouncePeer(ANSWERING, OptionalInt.of(6881), token),
                new Query.Get(ANSWERING, OptionalLong.of(5), Want.BOTH),
                new Query.Get(ANSWERING, OptionalLong.empty(), Want.DEFAULT),
                new Query.Put(item, OptionalLong.of(6), token),
                new Query.Put(new Item.Immutable(new Whole(1)), OptionalLong.empty(), token),
                new Query.Extension(
                        "warren_signal", Dictionary.builder().put("x", 1).build()))) {
            messages.add(new Message.Request(AA, ASKING, true, query, 9));
        }
        for (Answer.Content content : List.of(
                new Answer.Nothing(),
                new Answer.Plain(new Whole(3)),
                new Answer.Signed(item.key(), item.sequence(), item.signature(), item.value()),
                new Answer.NotNewer(4),
                new Answer.Peers(List.of(four.address(), six.address())))) {
            Answer answer = new Answer(
                    ANSWERING,
                    nodes,
                    token,
                    content,
                    Dictionary.builder().put("x", 1).build());
            messages.add(new Message.Response(AA, answer, six.address()));
        }
        for (Message message : messages) {
            assertEquals(message, MessageReader.read(reread(MessageWriter.write(message))));
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "de",
                "d1:t2:aa1:y1:qe",
                "d1:t2:aa1:y1:xe",
                "d1:ad2:id19:abcdefghij012345678e1:q4:ping1:t2:aa1:y1:qe",
                "d1:ad2:id20:abcdefghij0123456789e1:q9:find_node1:t2:aa1:y1:qe",
                "d1:ad2:id20:abcdefghij0123456789e1:q4:ping1:t33:aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa1:y1:qe",
                "d1:rd2:id20:mnopqrstuvwxyz1234565:nodes25:aaaaaaaaaaaaaaaaaaaaaaaaae1:t2:aa1:y1:re",
                "d1:rd2:id20:mnopqrstuvwxyz1234566:valuesl5:aaaaaee1:t2:aa1:y1:re",
                "d1:rd2:id20:mnopqrstuvwxyz1234566:valuesli1eee1:t2:aa1:y1:re",
                "d1:rd2:id20:mnopqrstuvwxyz1234563:seqi-1ee1:t2:aa1:y1:re",
                "d1:eli201ee1:t2:aa1:y1:ee",
                "d1:el3:abc3:defe1:t2:aa1:y1:ee"
            })
    void refusesMessagesThatBreakTheFormat(String text) {
        assertThrows(MalformedException.class, () -> MessageReader.read(BencodeReader.readDictionary(ascii(text))));
    }

    @Test
    void leavesOutContactsThatNobodyCanReach() throws MalformedException {
        Message message = MessageReader.read(BencodeReader.readDictionary(Bytes.join(
                "d1:rd2:id20:mnopqrstuvwxyz1234565:nodes52:abcdefghij0123456789\0\0\0\0\0\1abcdefghij0123456789",
                "\1\2\3\4\0\1e1:t2:aa1:y1:re")));
        Message.Response response = assertInstanceOf(Message.Response.class, message);
        assertEquals(
                List.of(new Contact(ASKING, new InetSocketAddress("1.2.3.4", 1))),
                response.answer().nodes().ipv4());
    }

    @Test
    void aQueryOfUnknownShapeStillTellsWhomToAnswer() throws MalformedException {
        assertEquals(AA, MessageReader.transactionOfQuery(BencodeReader.readDictionary(ascii("d1:t2:aa1:y1:qe"))));
        assertNull(MessageReader.transactionOfQuery(BencodeReader.readDictionary(ascii("d1:t2:aa1:y1:re"))));
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3})
    void damagedMessagesAreRefusedButNeverBreakTheReader(long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        byte[] original =
                ascii("d1:ad2:id20:abcdefghij01234567893:seqi5e6:target20:mnopqrstuvwxyz1234564:wantl2:n42:n6ee"
                        + "1:q3:get2:roi1e1:t2:aa1:y1:qe");
        for (int i = 0; i < 100_000; i++) {
            byte[] damaged = original.clone();
            for (int flips = random.nextInt(1, 4); flips > 0; flips--) {
                damaged[random.nextInt(damaged.length)] ^= (byte) (1 << random.nextInt(8));
            }
            readsOrRefuses(damaged);
        }
    }

    /** Whatever can be read can be written, and is then read the same. */
    static void readsOrRefuses(byte[] bytes) {
        try {
            Message message = MessageReader.read(BencodeReader.readDictionary(bytes));
            assertEquals(message, MessageReader.read(reread(MessageWriter.write(message))));
        } catch (MalformedException expected) {
            // Any other exception fails the test.
        }
    }

    private static void assertBytes(String expected, Message message) throws MalformedException {
        Dictionary written = MessageWriter.write(message);
        assertEquals(expected, new String(BencodeWriter.write(written), StandardCharsets.ISO_8859_1));
        assertEquals(message, MessageReader.read(BencodeReader.readDictionary(ascii(expected))));
    }

    private static Dictionary reread(Dictionary dictionary) throws MalformedException {
        return BencodeReader.readDictionary(BencodeWriter.write(dictionary));
    }

    private static InetSocketAddress compact(String six) {
        try {
            return Family.parse(ByteString.ascii(six));
        } catch (MalformedException e) {
            throw new AssertionError(e);
        }
    }

    private static byte[] ascii(String text) {
        return text.getBytes(StandardCharsets.ISO_8859_1);
    }

    /** Text with bytes in it. */
    private static final class Bytes {
        static byte[] join(String... parts) {
            return ascii(String.join("", parts));
        }
    }
}
