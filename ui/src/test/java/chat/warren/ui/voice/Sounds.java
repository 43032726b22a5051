package chat.warren.ui.voice;

import java.util.ArrayList;
import java.util.List;

/** Sounds that are known, and how to measure them. */
public final class Sounds {
    private Sounds() {}

    /** A tone, half as loud as can be. */
    public static short[] tone(double hertz, int samples) {
        short[] tone = new short[samples];
        for (int i = 0; i < samples; i++) {
            tone[i] = (short) Math.round(16_000 * Math.sin(2 * Math.PI * hertz * i / VoiceFile.RATE));
        }
        return tone;
    }

    /** What a recording of this becomes. */
    public static byte[] recorded(short[] said) {
        VoiceRecording recording = new VoiceRecording(7);
        recording.add(said, said.length);
        return recording.finish();
    }

    static short[] heard(Stretch.Source source) throws UnplayableException {
        List<short[]> parts = new ArrayList<>();
        int total = 0;
        short[] some = new short[997]; // Of no size that anything else has.
        for (int read = source.read(some, 0, some.length); read > 0; read = source.read(some, 0, some.length)) {
            parts.add(java.util.Arrays.copyOf(some, read));
            total += read;
        }
        short[] all = new short[total];
        int at = 0;
        for (short[] part : parts) {
            System.arraycopy(part, 0, all, at, part.length);
            at += part.length;
        }
        return all;
    }

    /** How much of a sound is this tone, from 0 to 1. */
    public static double share(short[] sound, int from, int to, double hertz) {
        double sine = 0;
        double cosine = 0;
        double all = 1;
        for (int i = from; i < to; i++) {
            double turn = 2 * Math.PI * hertz * i / VoiceFile.RATE;
            sine += sound[i] * Math.sin(turn);
            cosine += sound[i] * Math.cos(turn);
            all += (double) sound[i] * sound[i];
        }
        return 2 * (sine * sine + cosine * cosine) / (to - from) / all;
    }
}
