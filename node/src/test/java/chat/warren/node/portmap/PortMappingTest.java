package chat.warren.node.portmap;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import chat.warren.crypto.wire.MalformedException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class PortMappingTest {
    private static final InetSocketAddress OWN = new InetSocketAddress("192.168.1.10", 4000);
    private static final InetSocketAddress EVERYBODYS = new InetSocketAddress(Router.OUTSIDE, 4000);

    private Instant now = Instant.parse("2026-01-01T00:00:00Z");
    private final Router router = new Router(now);
    private final PortMapping mapping = new PortMapping(Router.INSIDE, OWN, Protocol.UDP, new SplittableRandom(1), now);
    private final List<Optional<InetSocketAddress>> told = new ArrayList<>();
    private int sent;

    @Test
    void eachOfTheThreeProtocolsGivesAPortByItself() throws MalformedException {
        router.speaksPcp = true;
        runFor(Duration.ofSeconds(1));
        assertEquals(List.of(Optional.of(EVERYBODYS)), told);
        assertEquals(Map.of(4000, 4000), router.ports);
    }

    @Test
    void natPmpAlone() throws MalformedException {
        router.speaksNatPmp = true;
        runFor(Duration.ofSeconds(1));
        assertEquals(List.of(Optional.of(EVERYBODYS)), told);
        assertEquals(Map.of(4000, 4000), router.ports);
    }

    @Test
    void upnpAlone() throws MalformedException {
        router.speaksIgd = true;
        runFor(Duration.ofSeconds(1));
        assertEquals(List.of(Optional.of(EVERYBODYS)), told);
        assertEquals(List.of("igd GetExternalIPAddress", "igd AddPortMapping"), router.asked);
    }

    @Test
    void aRouterThatKnowsNoLeasesAndOneWhosePortIsTakenGiveOneAllTheSame() throws MalformedException {
        router.speaksIgd = true;
        router.onlyPermanent = true;
        router.takenPort = 4000;
        runFor(Duration.ofSeconds(1));
        assertEquals(1, told.size());
        int port = told.getFirst().orElseThrow().getPort();
        assertTrue(port >= 10_000, "port " + port);
        assertEquals(Map.of(port, 4000), router.ports);
    }

    @Test
    void lostDatagramsAreSentAgain() throws MalformedException {
        router.speaksPcp = true;
        router.deaf = 8;
        runFor(Duration.ofSeconds(5));
        assertEquals(Optional.of(EVERYBODYS), told.getLast());
    }

    @Test
    void itIsRenewedLongBeforeItEnds() throws MalformedException {
        router.speaksPcp = true;
        runFor(Duration.ofHours(12));
        assertEquals(1, told.size(), "nobody noticed");
        long questions =
                router.asked.stream().filter(one -> one.equals("pcp 4000 7200")).count();
        assertTrue(questions >= 11 && questions <= 13, questions + " in twelve hours");
    }

    @Test
    void aRouterThatForgotIsToldAgainAtTheNextRenewal() throws MalformedException {
        router.speaksNatPmp = true;
        runFor(Duration.ofMinutes(10));
        router.reboot(now);
        runFor(Duration.ofHours(1));
        assertEquals(Map.of(4000, 4000), router.ports);
    }

    @Test
    void whatWasGivenIsGivenBack() throws MalformedException {
        router.speaksPcp = true;
        router.speaksNatPmp = true;
        router.speaksIgd = true;
        runFor(Duration.ofSeconds(2));
        assertFalse(router.ports.isEmpty());
        mapping.release();
        runFor(Duration.ofSeconds(1));
        assertEquals(Map.of(), router.ports);
        assertEquals(Optional.empty(), told.getLast());
        int before = sent;
        runFor(Duration.ofDays(1));
        assertEquals(before, sent, "and nothing is asked any more");
    }

    @Test
    void aRouterThatSpeaksNothingIsHardlyBothered() throws MalformedException {
        runFor(Duration.ofHours(1));
        assertEquals(List.of(), told);
        assertTrue(sent <= 60, sent + " datagrams in an hour");
    }

    @Test
    void aRouterBehindAnotherOneIsSeenForWhatItIs() throws MalformedException {
        router.speaksPcp = true;
        router.outside = InetAddress.ofLiteral("100.64.0.17");
        runFor(Duration.ofSeconds(1));
        Optional<InetSocketAddress> inside = Optional.of(new InetSocketAddress(router.outside, 4000));
        assertEquals(inside, mapping.insideTheCarrier(), "a neighbour of the same carrier reaches us there");
        assertEquals(List.of(inside), told, "and whoever knows what others see knows that nobody else does");
    }

    @Test
    void nobodyButTheRouterIsBelieved() {
        byte[] answer = {0, (byte) 128, 0, 0, 0, 0, 0, 0, 80, 1, 2, 3};
        InetSocketAddress neighbour = new InetSocketAddress("192.168.1.66", 5351);
        assertThrows(MalformedException.class, () -> mapping.receive(neighbour, answer, now));
        byte[] elsewhere = "HTTP/1.1 200 OK\r\nLocation: http://192.168.1.66/x\r\n\r\n"
                .getBytes(java.nio.charset.StandardCharsets.US_ASCII);
        assertThrows(
                MalformedException.class,
                () -> mapping.receive(new InetSocketAddress("192.168.1.66", 1900), elsewhere, now));
    }

    private void runFor(Duration duration) throws MalformedException {
        Instant end = now.plus(duration);
        while (true) {
            mapping.advanceTo(now);
            Instant deadline = turn();
            if (deadline.isAfter(end)) {
                now = end;
                return;
            }
            now = deadline;
        }
    }

    private Instant turn() throws MalformedException {
        while (true) {
            switch (mapping.poll()) {
                case PortMapping.SendUdp send -> {
                    sent++;
                    Optional<Router.Reply> reply = router.take(send, now);
                    if (reply.isPresent()) {
                        mapping.receive(reply.get().from(), reply.get().bytes(), now);
                    }
                }
                case PortMapping.Http http -> {
                    Router.Page page = router.take(http);
                    mapping.answered(page.status(), page.body(), now);
                }
                case PortMapping.Changed changed -> told.add(changed.outside());
                case PortMapping.WaitUntil wait -> {
                    return wait.deadline();
                }
            }
        }
    }
}
