package chat.warren.ui.window.talk;

import chat.warren.ui.voice.Sounds;
import chat.warren.ui.voice.VoiceFile;
import chat.warren.ui.window.sound.Microphone;
import chat.warren.ui.window.sound.Speaker;
import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;

/** In place of a sound card: hears a tone, as long as it is told, and remembers what it was given to say. */
final class Tape {
    static final double HERTZ = 300;

    private final ByteArrayOutputStream said = new ByteArrayOutputStream();
    private volatile boolean listening;
    private volatile int samples;

    /** How long the tone lasts that is heard next; without an end if that is no time. */
    void hears(int millis) {
        samples = millis * (VoiceFile.RATE / 1000);
    }

    boolean listens() {
        return listening;
    }

    Microphone.Ear ear() {
        listening = true;
        short[] tone = Sounds.tone(HERTZ, samples == 0 ? VoiceFile.RATE : samples);
        int[] at = new int[1];
        boolean endless = samples == 0;
        return new Microphone.Ear() {
            @Override
            public int read(short[] into) {
                if (endless) {
                    pause();
                    at[0] = 0;
                }
                int step = Math.min(into.length, tone.length - at[0]);
                System.arraycopy(tone, at[0], into, 0, step);
                at[0] += step;
                return step;
            }

            @Override
            public int waiting() {
                return 0;
            }

            @Override
            public void close() {
                listening = false;
            }
        };
    }

    /** About as long as a card would take, so that five minutes are not over in a second. */
    private static void pause() {
        try {
            Thread.sleep(10);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    Speaker.Mouth mouth() {
        return new Speaker.Mouth() {
            @Override
            public void write(short[] some, int count) {
                ByteBuffer bytes = ByteBuffer.allocate(count * Short.BYTES);
                bytes.asShortBuffer().put(some, 0, count);
                synchronized (said) {
                    said.writeBytes(bytes.array());
                }
            }

            @Override
            public int unheard() {
                return 0;
            }

            @Override
            public void hush() {}

            @Override
            public void finish() {}

            @Override
            public void close() {}
        };
    }

    /** Everything that was heard from it. */
    short[] heard() {
        synchronized (said) {
            short[] heard = new short[said.size() / Short.BYTES];
            ByteBuffer.wrap(said.toByteArray()).asShortBuffer().get(heard);
            return heard;
        }
    }
}
