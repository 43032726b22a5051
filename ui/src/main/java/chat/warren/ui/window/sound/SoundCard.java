package chat.warren.ui.window.sound;

import chat.warren.ui.voice.VoiceFile;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.ShortBuffer;
import java.util.List;
import javax.sound.sampled.AudioFormat;
import javax.sound.sampled.AudioSystem;
import javax.sound.sampled.DataLine;
import javax.sound.sampled.LineUnavailableException;
import javax.sound.sampled.SourceDataLine;
import javax.sound.sampled.TargetDataLine;

/** The devices that this computer uses when nobody says which. */
public final class SoundCard {
    /** Some cards have no fewer than two channels. */
    private static final List<Integer> CHANNELS = List.of(1, 2);
    /** A tenth of a second lies between us and what is heard: little to wait for, enough for a busy computer. */
    private static final int BUFFER = VoiceFile.RATE / 10;
    /** Two seconds of what was said may wait: the first recording of a program is compressed by code that is cold. */
    private static final int HEARD = 2 * VoiceFile.RATE;

    private SoundCard() {}

    private static AudioFormat format(int channels) {
        return new AudioFormat(VoiceFile.RATE, Short.SIZE, channels, true, false);
    }

    /** How a line of some channels is opened. */
    private interface Opening<T> {
        T of(int channels) throws LineUnavailableException;
    }

    private static <T> T first(Opening<T> opening) throws LineUnavailableException {
        LineUnavailableException why = new LineUnavailableException("no channels");
        for (int channels : CHANNELS) {
            try {
                return opening.of(channels);
            } catch (LineUnavailableException e) {
                why = e;
            } catch (IllegalArgumentException | IllegalStateException | SecurityException e) {
                // So Java says that there is no such device, that it is taken, or that it is forbidden.
                why = new LineUnavailableException(String.valueOf(e.getMessage()));
            }
        }
        throw why;
    }

    /** What it hears with. */
    public static Microphone.Ear microphone() throws LineUnavailableException {
        return first(channels -> {
            AudioFormat format = format(channels);
            TargetDataLine line = (TargetDataLine) AudioSystem.getLine(new DataLine.Info(TargetDataLine.class, format));
            line.open(format, HEARD * format.getFrameSize());
            line.start();
            return new Ear(line, channels);
        });
    }

    /** What it speaks with. */
    public static Speaker.Mouth speaker() throws LineUnavailableException {
        return first(channels -> {
            AudioFormat format = format(channels);
            SourceDataLine line = (SourceDataLine) AudioSystem.getLine(new DataLine.Info(SourceDataLine.class, format));
            line.open(format, BUFFER * format.getFrameSize());
            line.start();
            return new Mouth(line, channels);
        });
    }

    private static ShortBuffer samples(ByteBuffer bytes) {
        return bytes.order(ByteOrder.LITTLE_ENDIAN).asShortBuffer();
    }

    private record Ear(TargetDataLine line, int channels) implements Microphone.Ear {
        @Override
        public int read(short[] into) {
            ByteBuffer bytes = ByteBuffer.allocate(into.length * channels * Short.BYTES);
            int frames = line.read(bytes.array(), 0, bytes.capacity()) / channels / Short.BYTES;
            ShortBuffer samples = samples(bytes);
            for (int i = 0; i < frames; i++) {
                int sum = 0;
                for (int channel = 0; channel < channels; channel++) {
                    sum += samples.get();
                }
                into[i] = (short) (sum / channels);
            }
            return frames;
        }

        @Override
        public int waiting() {
            return line.available() / channels / Short.BYTES;
        }

        @Override
        public void close() {
            line.close();
        }
    }

    private record Mouth(SourceDataLine line, int channels) implements Speaker.Mouth {
        @Override
        public void write(short[] said, int count) {
            ByteBuffer bytes = ByteBuffer.allocate(count * channels * Short.BYTES);
            ShortBuffer samples = samples(bytes);
            for (int i = 0; i < count; i++) {
                for (int channel = 0; channel < channels; channel++) {
                    samples.put(said[i]);
                }
            }
            line.write(bytes.array(), 0, bytes.capacity());
        }

        @Override
        public int unheard() {
            return (line.getBufferSize() - line.available()) / channels / Short.BYTES;
        }

        @Override
        public void hush() {
            line.flush();
        }

        @Override
        public void finish() {
            line.drain();
        }

        @Override
        public void close() {
            line.stop();
            line.flush();
            line.close();
        }
    }
}
