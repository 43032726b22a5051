package chat.warren.node.link.loop;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import chat.warren.crypto.pair.PairAnchors;
import chat.warren.crypto.pair.PairChain;
import chat.warren.crypto.pair.Side;
import chat.warren.node.link.Acquaintance;
import chat.warren.node.link.Expectation;
import chat.warren.node.link.Lane;
import chat.warren.node.link.Link;
import chat.warren.node.link.LinkConfig;
import io.netty.channel.ManualIoEventLoop;
import io.netty.channel.nio.NioIoHandler;
import io.netty.util.concurrent.MockTicker;
import io.netty.util.concurrent.Ticker;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Two links as they are in production, in a time of their own: what they say, and when they end. */
class LinkSilenceTest {
    private static final Duration STEP = Duration.ofMillis(20);

    private final Instant start = Instant.now();
    private final MockTicker ticker = Ticker.newMockTicker();
    private final ManualIoEventLoop loop =
            new ManualIoEventLoop(null, Thread.currentThread(), NioIoHandler.newFactory(), ticker);
    private final InstantSource clock = () -> start.plusNanos(ticker.nanoTime() - ticker.initialNanoTime());
    private final Air.Weather weather = new Air.Weather();
    private final Random random = new Random(5);
    private final Person alice = Person.born(random, start);
    private final Person bob = Person.born(random, start);
    private final End alices = new End(alice, bob);
    private final End bobs = new End(bob, alice);

    private final class End {
        final Air air;
        final Witness witness = new Witness();
        final Links links;
        final Side side;

        End(Person own, Person other) {
            side = Side.of(own.identity(), other.identity());
            air = new Air(loop, weather, side, side == Side.FIRST ? 1 : 2);
            air.clock = clock;
            Expectation expectation = Expectation.friend(other.identity(), Optional.of(other.devices()));
            Place place = new Place(loop, clock, random, LinkConfig.DEFAULT);
            Wiring wiring = new Wiring(place, air, own.credentials(), pair -> expectation, witness);
            links = new Links(wiring, (pair, at) -> {});
        }

        Link link() {
            return links.link(TwoNodes.PAIR).orElseThrow();
        }

        boolean isUp() {
            return links.link(TwoNodes.PAIR).isPresent();
        }

        void reachable() {
            links.reachable(TwoNodes.PAIR, air.view(), clock.instant());
        }
    }

    @BeforeEach
    void bothAreUp() {
        alices.air.join(bobs.air, alices.links);
        bobs.air.join(alices.air, bobs.links);
        PairAnchors anchors = PairAnchors.of(PairChain.startingAt(new byte[32], start));
        for (End end : new End[] {alices, bobs}) {
            end.links.want(TwoNodes.PAIR, new Acquaintance(anchors, end.side, Acquaintance.Openness.ADDRESSES));
            end.reachable();
        }
        runUntil(() -> alices.isUp() && bobs.isUp(), Duration.ofSeconds(9));
        run(Duration.ofSeconds(30));
    }

    @AfterEach
    void over() {
        alices.links.close();
        bobs.links.close();
        run(Duration.ofSeconds(1));
        var _ = loop.shutdownGracefully(0, 1, TimeUnit.SECONDS);
        for (int i = 0; i < 100 && !loop.isTerminated(); i++) {
            run(Duration.ofSeconds(1));
        }
    }

    private void run(Duration duration) {
        for (Duration past = Duration.ZERO; past.compareTo(duration) < 0; past = past.plus(STEP)) {
            loop.runNow();
            ticker.advance(STEP.toNanos(), TimeUnit.NANOSECONDS);
        }
    }

    private void runUntil(BooleanSupplier condition, Duration limit) {
        Instant end = clock.instant().plus(limit);
        while (!condition.getAsBoolean()) {
            assertTrue(clock.instant().isBefore(end), "not within " + limit);
            run(STEP);
        }
    }

    private long bytes() {
        return alices.air.sentBytes + bobs.air.sentBytes;
    }

    @Test
    void whoSaysNothingPaysNextToNothing() {
        long before = bytes();
        Link link = alices.link();
        Duration silence = Duration.ofMinutes(30);
        run(silence);
        assertEquals(link, alices.link(), "the same link all the time");
        double perSecond = (bytes() - before) / (double) silence.toSeconds();
        assertTrue(perSecond < 3, perSecond + " B/s both ways together, before seals and headers");
        assertTrue(alices.air.renewals >= 3, "and the keys are renewed as ever: " + alices.air.renewals);
    }

    @Test
    void aLinkWithoutAWayEndsAfterFifteenSeconds() {
        alices.links.adrift(TwoNodes.PAIR, clock.instant());
        run(Duration.ofSeconds(10));
        alices.reachable();
        run(Duration.ofSeconds(2));
        alices.links.adrift(TwoNodes.PAIR, clock.instant());
        run(Duration.ofSeconds(14));
        assertTrue(alices.isUp(), "the way was back in between");
        run(Duration.ofSeconds(2));
        assertFalse(alices.isUp());
    }

    @Test
    void whoSaysSomethingToOneWhoHasLostTheLinkNoticesIt() {
        weather.broken = true; // What the paths below do not know.
        run(Duration.ofMinutes(1));
        assertTrue(alices.isUp(), "nobody has said anything");
        assertTrue(alices.link().send(Lane.CHAT, new byte[100]));
        run(Duration.ofSeconds(14));
        assertTrue(alices.isUp());
        run(Duration.ofSeconds(2));
        assertFalse(alices.isUp());
    }

    @Test
    void oneWhoDoesNotReadIsNotTakenForOneWhoIsGone() {
        bobs.link().pause(Lane.FILES, true);
        Link link = alices.link();
        while (link.send(Lane.FILES, new byte[100_000])) {
            run(STEP);
        }
        run(Duration.ofMinutes(2));
        assertEquals(link, alices.link());
    }
}
