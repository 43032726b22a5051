package chat.warren.simulator.line;

import java.time.Duration;
import java.util.Optional;

/** One direction of an access line. The delay of the way beyond is not here but in the world's latency. */
public record Line(Loss loss, Jitter jitter, Optional<Rate> rate, Oddities oddities, int mtu) {
    /** Ethernet's. Larger datagrams are dropped, as with the "don't fragment" bit, which is how QUIC sends. */
    public static final int ETHERNET_MTU = 1500;

    public static final Line PERFECT =
            new Line(new Loss.None(), new Jitter.None(), Optional.empty(), Oddities.NONE, ETHERNET_MTU);

    public Line {
        // 68 is the least that IPv4 allows (RFC 791).
        if (mtu < 68) {
            throw new IllegalArgumentException("no line has an MTU of " + mtu);
        }
    }

    public Line losing(double probability) {
        return losing(new Loss.Independent(probability));
    }

    public Line losing(Loss otherLoss) {
        return new Line(otherLoss, jitter, rate, oddities, mtu);
    }

    public Line jittering(Duration most) {
        return jittering(new Jitter.Uniform(most));
    }

    public Line jittering(Jitter otherJitter) {
        return new Line(loss, otherJitter, rate, oddities, mtu);
    }

    public Line limitedTo(Rate otherRate) {
        return new Line(loss, jitter, Optional.of(otherRate), oddities, mtu);
    }

    public Line with(Oddities otherOddities) {
        return new Line(loss, jitter, rate, otherOddities, mtu);
    }

    public Line withMtu(int otherMtu) {
        return new Line(loss, jitter, rate, oddities, otherMtu);
    }

    static void requireProbability(double probability) {
        if (!(probability >= 0 && probability <= 1)) {
            throw new IllegalArgumentException(probability + " is no probability");
        }
    }
}
