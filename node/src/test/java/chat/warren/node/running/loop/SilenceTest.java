package chat.warren.node.running.loop;

import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import chat.warren.crypto.pair.PairAnchors;
import chat.warren.crypto.pair.Side;
import chat.warren.dht.rendezvous.PairId;
import chat.warren.node.running.Remembered;
import java.io.IOException;
import java.net.DatagramPacket;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A running node, a friend whom it answers, and strangers who get nothing, whatever they say. */
class SilenceTest {
    private static final PairId FRIEND = new PairId(7);
    private static final InetAddress LOOPBACK = InetAddress.ofLiteral("127.0.0.1");
    /** Another network, to one who counts by address. */
    private static final InetAddress ELSEWHERE = InetAddress.ofLiteral("127.0.0.2");
    /** An answer would be there long before: what was asked was read already. */
    private static final int LISTENING_MILLIS = 300;
    /** Of what a friend said, enough of every kind. */
    private static final int MOST_OVERHEARD = 400;

    private final List<DatagramSocket> strangers = new ArrayList<>();
    private final PairAnchors anchors = Somebody.anchors(1, Instant.now());
    private Somebody bob;
    private Wire wire;
    private Somebody alice;

    /** She knows from before where he is, and there somebody listens. */
    @BeforeEach
    void twoFriendsTalk() throws Exception {
        bob = new Somebody(0, List.of(), false, 1);
        wire = new Wire(at(LOOPBACK));
        alice = new Somebody(new NodeSetup.Kept(0, heWasAt(wire.end())), List.of(), false, 2);
        bob.meet(FRIEND, anchors, Side.SECOND);
        alice.meet(FRIEND, anchors, Side.FIRST);
        alice.awaitWay();
        bob.awaitWay();
        theyTalk("at first");
    }

    @AfterEach
    void everybodyLeaves() {
        strangers.forEach(DatagramSocket::close);
        alice.close();
        bob.close();
        wire.close();
    }

    private InetSocketAddress at(InetAddress address) {
        return new InetSocketAddress(address, bob.loop.port());
    }

    private static Remembered heWasAt(InetSocketAddress address) {
        return new Remembered() {
            @Override
            public List<InetSocketAddress> of(PairId friend) {
                return List.of(address);
            }

            @Override
            public void found(PairId friend, List<InetSocketAddress> addresses) {}

            @Override
            public void forget(PairId friend) {}
        };
    }

    /** When he has heard it, he has read whatever strangers sent before. */
    private void theyTalk(String word) throws InterruptedException {
        assertTrue(alice.sayUntilHeard(FRIEND, word, bob).endsWith(word));
        assertTrue(bob.sayUntilHeard(FRIEND, word, alice).endsWith(word));
    }

    private void say(DatagramSocket stranger, byte[] what) throws IOException {
        stranger.send(new DatagramPacket(what, what.length, at(LOOPBACK)));
    }

    private DatagramSocket stranger(InetAddress address) throws IOException {
        DatagramSocket socket = new DatagramSocket(new InetSocketAddress(address, 0));
        strangers.add(socket);
        return socket;
    }

    private void assertNothingCameBack() throws Exception {
        theyTalk("and now");
        for (DatagramSocket stranger : strangers) {
            stranger.setSoTimeout(LISTENING_MILLIS);
            DatagramPacket answer = new DatagramPacket(new byte[2_000], 2_000);
            assertThrows(SocketTimeoutException.class, () -> stranger.receive(answer));
        }
    }

    @Test
    void whateverOtherProgramsSayFirstGetsNoAnswer() throws Exception {
        DatagramSocket stranger = stranger(LOOPBACK);
        DatagramSocket another = stranger(ELSEWHERE);
        for (byte[] opening : Openings.datagrams()) {
            say(stranger, opening);
            say(another, opening);
        }
        assertNothingCameBack();
    }

    @Test
    void whatAFriendSaidGetsNoAnswerFromElsewhere() throws Exception {
        List<byte[]> said = wire.overheard.stream().limit(MOST_OVERHEARD).toList();
        assertTrue(said.size() >= 4, "pings, pongs and words, and not " + said.size());
        DatagramSocket stranger = stranger(LOOPBACK);
        DatagramSocket another = stranger(ELSEWHERE);
        for (byte[] datagram : said) {
            say(stranger, datagram);
            say(another, datagram);
        }
        assertNothingCameBack();
    }

    @Test
    void whatAFriendSaidAndSomebodyChangedGetsNoAnswer() throws Exception {
        DatagramSocket stranger = stranger(ELSEWHERE);
        Random random = new Random(3);
        for (byte[] datagram : wire.overheard.stream().limit(MOST_OVERHEARD).toList()) {
            byte[] changed = datagram.clone();
            changed[random.nextInt(changed.length)] ^= (byte) (1 << random.nextInt(8));
            say(stranger, changed);
            say(stranger, Arrays.copyOf(datagram, datagram.length - 1));
            say(stranger, Arrays.copyOf(datagram, datagram.length + 1));
        }
        assertNothingCameBack();
    }

    /**
     * Whoever is new on a network takes part in Mainline as those behind routers do: asks, and owes nothing (BEP 43).
     */
    @Test
    void aNodeThatOnlyAsksOwesMainlineNothing() throws Exception {
        DatagramSocket stranger = stranger(ELSEWHERE);
        for (String question : List.of(
                "d1:ad2:id20:abcdefghij0123456789e1:q4:ping1:t2:aa1:y1:qe",
                "d1:ad2:id20:abcdefghij01234567896:target20:mnopqrstuvwxyz123456e1:q9:find_node1:t2:aa1:y1:qe",
                "d1:ad2:id20:abcdefghij01234567899:info_hash20:mnopqrstuvwxyz123456e1:q9:get_peers1:t2:aa1:y1:qe",
                "d1:ad2:id20:abcdefghij01234567896:target20:mnopqrstuvwxyz123456e1:q3:get1:t2:aa1:y1:qe",
                "d1:q4:ping1:t2:aa1:y1:qe",
                "d1:rd2:id20:abcdefghij0123456789e1:t2:aa1:y1:re",
                "d",
                "de",
                "d1:ad")) {
            say(stranger, question.getBytes(StandardCharsets.ISO_8859_1));
        }
        assertNothingCameBack();
    }

    @Test
    void whoeverConnectsHearsNothing() throws Exception {
        List<byte[]> openings = new ArrayList<>(Openings.streams());
        openings.add(wire.overheard.getFirst());
        for (byte[] opening : openings) {
            try (Socket socket = new Socket()) {
                socket.connect(at(LOOPBACK));
                socket.getOutputStream().write(opening);
                theyTalk("meanwhile");
                socket.setSoTimeout(LISTENING_MILLIS);
                assertThrows(
                        SocketTimeoutException.class,
                        () -> socket.getInputStream().read());
            }
        }
    }
}
