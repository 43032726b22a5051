package chat.warren.simulator.line;

import java.time.Duration;

/** What lines do rarely: deliver a datagram twice, or hold one back while later ones overtake it. */
public record Oddities(double repeat, double holdBack, Duration held) {
    public static final Oddities NONE = new Oddities(0, 0, Duration.ZERO);

    public Oddities {
        Line.requireProbability(repeat);
        Line.requireProbability(holdBack);
    }
}
