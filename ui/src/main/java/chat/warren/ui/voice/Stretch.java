package chat.warren.ui.voice;

/**
 * Makes speech faster and leaves its pitch: pieces of it are taken at longer steps than they are laid down, each from
 * where it fits best to the end of the one before, and faded into each other (waveform similarity overlap-add).
 */
public final class Stretch {
    /** Where samples come from. */
    public interface Source {
        /** Reads some, fewer only at the end. */
        int read(short[] into, int from, int most) throws UnplayableException;
    }

    /** 15 ms: more than a period of the deepest voice. */
    public static final int STEP = VoiceFile.RATE * 15 / 1000;

    /** How far a piece is looked for to either side: together a period of a deep voice. */
    private static final int REACH = STEP / 2;
    /** Comparing each fourth sample finds the same place. */
    private static final int COARSE = 4;

    private final Source source;
    private final double speed;
    private final short[] held = new short[8 * STEP];
    private long first; // The number of the first sample held.
    private int filled;
    private boolean ended;
    private double wanted; // Where the next piece should begin.
    private long next; // Where the last piece would go on.

    /**
     * Begins at the source's next sample.
     *
     * @param speed from 1, which changes nothing, to 3
     */
    public Stretch(Source source, double speed) {
        if (speed < 1 || speed > 3) {
            throw new IllegalArgumentException("speed " + speed);
        }
        this.source = source;
        this.speed = speed;
    }

    /** How many of the source's samples were heard so far. */
    public long heard() {
        return Math.round(wanted);
    }

    /** Gives the next {@link #STEP} samples, fewer at the end, none after it. */
    public int next(short[] out) throws UnplayableException {
        long target = Math.round(wanted);
        hold(Math.min(next, Math.max(0, target - REACH)), Math.max(next, target + REACH) + STEP);
        long end = first + filled;
        int most = Math.clamp(end - Math.max(next, target), 0, STEP);
        long begin = most < STEP || speed == 1 ? target : best(target);
        for (int i = 0; i < most; i++) {
            int before = sample(next + i);
            int after = sample(begin + i);
            out[i] = (short) (before + (after - before) * i / STEP);
        }
        next = begin + STEP;
        wanted += STEP * speed;
        return most;
    }

    /** Where near this place it goes on most alike. */
    private long best(long target) {
        long best = target;
        double most = Double.NEGATIVE_INFINITY;
        for (long begin = Math.max(first, target - REACH); begin <= target + REACH - COARSE; begin += COARSE) {
            double alike = 0;
            double power = 1;
            for (int i = 0; i < STEP; i += COARSE) {
                double there = sample(begin + i);
                alike += there * sample(next + i);
                power += there * there;
            }
            double score = alike / Math.sqrt(power);
            if (score > most) {
                most = score;
                best = begin;
            }
        }
        return best;
    }

    private int sample(long number) {
        int at = (int) (number - first);
        return at >= 0 && at < filled ? held[at] : 0;
    }

    /** Has these samples at hand, as far as there are any. */
    private void hold(long from, long to) throws UnplayableException {
        int gone = Math.clamp(from - first, 0, filled);
        System.arraycopy(held, gone, held, 0, filled - gone);
        first += gone;
        filled -= gone;
        while (!ended && first + filled < to) {
            int read = source.read(held, filled, (int) Math.min(held.length - filled, to - first - filled));
            filled += read;
            ended = read == 0;
        }
    }
}
