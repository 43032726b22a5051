package chat.warren.node.nat;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class NatSurveyTest {
    private static final InetAddress HOME = InetAddress.ofLiteral("80.1.2.3");
    private static final InetAddress ELSEWHERE = InetAddress.ofLiteral("90.1.2.3");

    private Instant now = Instant.parse("2026-01-01T00:00:00Z");
    private final NatSurvey survey = new NatSurvey(now);

    @Test
    void knowsNothingBeforeAnybodySaidAnything() {
        assertInstanceOf(Mapping.Unknown.class, mapping());
        assertTrue(survey.wantsMore(now));
    }

    @Test
    void threeNetworksThatAgreeAreBelieved() {
        see(1, HOME, 4000);
        see(2, HOME, 4000);
        assertInstanceOf(Mapping.Unknown.class, mapping());
        see(3, HOME, 4000);
        assertEquals(new Mapping.Independent(new InetSocketAddress(HOME, 4000)), mapping());
        assertFalse(survey.wantsMore(now));
    }

    @Test
    void oneNetworkCannotAgreeWithItself() {
        for (int port = 1; port < 9; port++) {
            seenBy(new InetSocketAddress("60.1.0." + port, port), ELSEWHERE, 666);
        }
        assertInstanceOf(Mapping.Unknown.class, mapping());
    }

    @Test
    void aLiarChangesNothing() {
        see(1, HOME, 4000);
        see(2, ELSEWHERE, 666);
        see(3, HOME, 4000);
        see(4, HOME, 4000);
        see(5, ELSEWHERE, 667);
        assertEquals(new Mapping.Independent(new InetSocketAddress(HOME, 4000)), mapping());
        assertEquals(List.of(HOME), survey.report(now).outside());
    }

    @Test
    void whoIsSeenAsTheySeeThemselvesIsOpen() {
        survey.networkIs(List.of(new InetSocketAddress(HOME, 4000)), now);
        IntStream.range(0, 3).forEach(observer -> see(observer, HOME, 4000));
        assertInstanceOf(Mapping.Open.class, mapping());
    }

    @Test
    void countsUpAndDownAndRoundTheEnd() {
        int[] up = {65_530, 65_532, 65_534, 1024, 1026};
        for (int i = 0; i < up.length; i++) {
            see(i, HOME, up[i]);
        }
        assertEquals(new Mapping.Sequential(1026, 2, 0), mapping());
        assertEquals(1030, ((Mapping.Sequential) mapping()).port(2));

        NatSurvey falling = new NatSurvey(now);
        for (int i = 0; i < 5; i++) {
            falling.see(new Sighting(observer(i), new InetSocketAddress(HOME, 5000 - 3 * i), now));
        }
        assertEquals(new Mapping.Sequential(4988, -3, 0), falling.report(now).mapping());
    }

    @Test
    void countsWhatOthersTookInBetween() {
        int[] ports = {5000, 5001, 5003, 5009, 5010, 5011};
        for (int i = 0; i < ports.length; i++) {
            see(i, HOME, ports[i]);
        }
        assertEquals(new Mapping.Sequential(5011, 1, 6), mapping());
    }

    @Test
    void findsTheBlockThatRandomPortsComeFrom() {
        SplittableRandom random = new SplittableRandom(4);
        for (int i = 0; i < 10; i++) {
            see(i, HOME, 20_480 + random.nextInt(1024));
        }
        Mapping.PortBlock block = assertInstanceOf(Mapping.PortBlock.class, mapping());
        assertTrue(block.first() <= 20_480 && block.first() + block.size() >= 21_504, block.toString());
        assertTrue(block.size() <= 4096, block.toString());
    }

    @Test
    void findsNoRuleWhereThereIsNone() {
        int wrong = 0;
        for (int seed = 0; seed < 1000; seed++) {
            SplittableRandom random = new SplittableRandom(seed);
            NatSurvey one = new NatSurvey(now);
            for (int i = 0; i < 8; i++) {
                one.see(new Sighting(observer(i), new InetSocketAddress(HOME, random.nextInt(1024, 65_536)), now));
            }
            wrong += one.report(now).mapping() instanceof Mapping.Random ? 0 : 1;
        }
        assertEquals(0, wrong);
    }

    @Test
    void aPoolOfAddressesIsSeenAsOne() {
        for (int i = 0; i < 8; i++) {
            see(i, i % 2 == 0 ? HOME : ELSEWHERE, 1000 + 7919 * i % 50_000);
        }
        assertInstanceOf(Mapping.Random.class, mapping());
        assertEquals(2, survey.report(now).outside().size(), "each of them has to be tried");
    }

    @Test
    void fourNetworksSufficeToTellThatTheAddressChanged() {
        IntStream.range(0, 8).forEach(observer -> see(observer, HOME, 4000));
        IntStream.range(20, 23).forEach(observer -> see(observer, ELSEWHERE, 4000));
        assertEquals(
                new Mapping.Independent(new InetSocketAddress(HOME, 4000)),
                mapping(),
                "one person may run three nodes that answer together");
        see(23, ELSEWHERE, 4000);
        assertEquals(new Mapping.Independent(new InetSocketAddress(ELSEWHERE, 4000)), mapping());
    }

    @Test
    void portsOfAMinuteAgoPredictNothing() {
        IntStream.range(0, 6).forEach(observer -> see(observer, HOME, 5000 + observer));
        assertInstanceOf(Mapping.Sequential.class, mapping());
        now = now.plus(Duration.ofMinutes(2));
        assertInstanceOf(Mapping.Unknown.class, mapping());
        assertTrue(survey.wantsMore(now));
    }

    @Test
    void silenceToManyQuestionsMeansThatUdpIsBlocked() {
        for (int i = 0; i < 12; i++) {
            survey.sent(observer(i), now);
        }
        assertInstanceOf(Mapping.Unknown.class, mapping());
        now = now.plus(Duration.ofSeconds(5));
        assertInstanceOf(Mapping.Blocked.class, mapping());
        survey.received(observer(3), now);
        assertInstanceOf(Mapping.Unknown.class, mapping());
    }

    @Test
    void whereAnswersCameBeforeSilenceHasToLastBeforeItMeansAnything() {
        survey.received(observer(1), now);
        for (int i = 0; i < 12; i++) {
            survey.sent(observer(i), now);
        }
        now = now.plus(Duration.ofSeconds(29));
        assertInstanceOf(Mapping.Unknown.class, mapping(), "the machine was busy");
        now = now.plus(Duration.ofSeconds(2));
        assertInstanceOf(Mapping.Blocked.class, mapping());
    }

    @Test
    void strangersWhoComeThroughProveAnOpenDoor() {
        survey.sent(observer(1), now);
        survey.received(observer(1), now);
        survey.received(observer(2), now);
        assertEquals(Filtering.UNKNOWN, survey.report(now).filtering());
        survey.received(observer(3), now);
        assertEquals(Filtering.INDEPENDENT, survey.report(now).filtering());
    }

    @Test
    void ifNobodyEverComesUnaskedTheDoorIsClosed() {
        for (int i = 0; i < 200; i++) {
            survey.sent(observer(i), now);
            survey.received(observer(i), now);
        }
        assertEquals(Filtering.ADDRESS_AND_PORT_DEPENDENT, survey.report(now).filtering());
        survey.received(new InetSocketAddress(observer(1).getAddress(), 9999), now);
        assertEquals(Filtering.ADDRESS_DEPENDENT, survey.report(now).filtering());
    }

    @Test
    void anotherNetworkMeansThatNothingIsKnown() {
        IntStream.range(0, 8).forEach(observer -> see(observer, HOME, 4000));
        survey.networkIs(List.of(new InetSocketAddress("192.168.7.2", 4000)), now);
        assertEquals(NatReport.NOTHING, survey.report(now));
    }

    @Test
    void aNeighbourOnTheLanDoesNotKnowHowWeLookFromOutside() {
        IntStream.range(0, 3).forEach(observer -> see(observer, HOME, 4000));
        for (int i = 0; i < 9; i++) {
            seenBy(new InetSocketAddress("192.168.1." + (20 + i), 1), InetAddress.ofLiteral("192.168.1.2"), 5000);
        }
        assertEquals(new Mapping.Independent(new InetSocketAddress(HOME, 4000)), mapping());
    }

    @Test
    void neighboursSayNothingAboutTheRouter() {
        survey.networkIs(List.of(new InetSocketAddress("192.168.1.2", 4000)), now);
        IntStream.range(20, 23).forEach(host -> survey.received(neighbour(host), now));
        for (int i = 0; i < 12; i++) {
            survey.sent(observer(i), now);
            survey.received(neighbour(20 + i), now);
        }
        assertEquals(Filtering.UNKNOWN, survey.report(now).filtering());
        now = now.plus(Duration.ofSeconds(5));
        assertInstanceOf(Mapping.Blocked.class, mapping(), "only the neighbours answer");
    }

    @Test
    void whereThereIsNoOutsideNeighboursAreTheNetwork() {
        IntStream.range(20, 23).forEach(host -> survey.received(neighbour(host), now));
        assertEquals(Filtering.INDEPENDENT, survey.report(now).filtering());
    }

    private static InetSocketAddress neighbour(int host) {
        return new InetSocketAddress("192.168.1." + host, 4000);
    }

    private Mapping mapping() {
        return survey.report(now).mapping();
    }

    private void see(int observer, InetAddress seen, int port) {
        seenBy(observer(observer), seen, port);
    }

    private void seenBy(InetSocketAddress observer, InetAddress seen, int port) {
        now = now.plusMillis(10);
        survey.see(new Sighting(observer, new InetSocketAddress(seen, port), now));
    }

    private static InetSocketAddress observer(int number) {
        return new InetSocketAddress("60." + (1 + number) + ".0.1", 6881);
    }
}
