package chat.warren.dht.call;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.net.InetAddress;
import java.time.Duration;
import org.junit.jupiter.api.Test;

class RoundTripsTest {
    private static final InetAddress ADDRESS = InetAddress.ofLiteral("20.1.7.9");
    private static final int ANSWERS = 100;

    private final RoundTrips roundTrips = new RoundTrips(Tempo.DEFAULT);

    private void learn(int answers, long millis) {
        for (int i = 0; i < answers; i++) {
            roundTrips.learn(ADDRESS, Duration.ofMillis(millis));
        }
    }

    @Test
    void aNearOneAmongDistantOnesGetsTheLeastPatience() {
        learn(ANSWERS, 200);
        assertEquals(Tempo.DEFAULT.leastPatience(), roundTrips.patience(Duration.ofMillis(1)));
        assertEquals(Duration.ofMillis(300), roundTrips.patience(Duration.ofMillis(200)));
        assertEquals(Duration.ofMillis(300), roundTrips.patienceForStrangers(ADDRESS));
    }

    @Test
    void whereEverybodyIsNearNobodyIsWaitedForAsIfTheyWereFar() {
        learn(ANSWERS, 1);
        Duration patience = roundTrips.patienceForStrangers(ADDRESS);
        assertTrue(patience.compareTo(Tempo.DEFAULT.leastPatience()) < 0, patience.toString());
        assertTrue(patience.compareTo(Duration.ofMillis(4)) > 0, "a machine may be busy for a moment: " + patience);
    }

    @Test
    void afterAFewAnswersNothingIsSureYet() {
        learn(10, 1);
        assertEquals(Tempo.DEFAULT.leastPatience(), roundTrips.patience(Duration.ofMillis(1)));
    }

    @Test
    void aMachineThatHasBecomeBusyIsGivenItsTimeAgain() {
        learn(ANSWERS, 1);
        learn(ANSWERS / 5, 30); // A fifth: the slowest tenth are among them.
        assertEquals(Tempo.DEFAULT.leastPatience(), roundTrips.patience(Duration.ofMillis(1)));
    }
}
