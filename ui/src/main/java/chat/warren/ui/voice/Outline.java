package chat.warren.ui.voice;

/** What a voice message looks like: how long it is, and how loud each part of it beside the loudest. */
public final class Outline {
    /** As many bars as are told apart in a bubble. */
    public static final int BARS = 56;

    private final float[] bars = new float[BARS];
    private final long millis;

    private Outline(long millis, double[] sums, int[] counts) {
        this.millis = millis;
        double loudest = 1;
        for (int i = 0; i < BARS; i++) {
            sums[i] = counts[i] == 0 ? 0 : Math.sqrt(sums[i] / counts[i]);
            loudest = Math.max(loudest, sums[i]);
        }
        for (int i = 0; i < BARS; i++) {
            bars[i] = (float) Math.sqrt(sums[i] / loudest); // As loudness is felt, more or less.
        }
    }

    /** Hears the whole of it. */
    public static Outline of(VoiceFile file) throws UnplayableException {
        double[] sums = new double[BARS];
        int[] counts = new int[BARS];
        VoiceDecoder decoder = new VoiceDecoder(file, 0);
        short[] some = new short[VoiceRecording.FRAME];
        long at = 0;
        for (int read = decoder.read(some, 0, some.length); read > 0; read = decoder.read(some, 0, some.length)) {
            int bar = (int) (at * BARS / file.samples());
            for (int i = 0; i < read; i++) {
                sums[bar] += (double) some[i] * some[i];
            }
            counts[bar] += read;
            at += read;
        }
        return new Outline(file.millis(), sums, counts);
    }

    /** How long it sounds, whatever was said of it. */
    public long millis() {
        return millis;
    }

    /** Between 0 and 1. */
    public float bar(int number) {
        return bars[number];
    }
}
