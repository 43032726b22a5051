package chat.warren.simulator.line;

/** How a line loses datagrams. */
public sealed interface Loss {
    record None() implements Loss {}

    /** Each datagram for itself. */
    record Independent(double probability) implements Loss {
        public Independent {
            Line.requireProbability(probability);
        }
    }

    /**
     * In runs, after Gilbert: a line is well or ill, and loses all while it is ill. With each datagram it falls ill
     * with probability {@code fall} and recovers with probability {@code recover}.
     */
    record Bursts(double fall, double recover) implements Loss {
        public Bursts {
            Line.requireProbability(fall);
            Line.requireProbability(recover);
        }

        /** Loses {@code share} of all datagrams, in runs of {@code run} on average. */
        public static Bursts of(double share, double run) {
            if (share >= 1 || run < 1) {
                throw new IllegalArgumentException("no line loses " + share + " in runs of " + run);
            }
            double recover = 1 / run;
            return new Bursts(recover * share / (1 - share), recover);
        }
    }
}
