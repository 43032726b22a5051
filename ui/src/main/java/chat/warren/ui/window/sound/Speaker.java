package chat.warren.ui.window.sound;

import javax.sound.sampled.LineUnavailableException;

/** Where sound goes out: 48,000 samples a second on one channel. */
public interface Speaker {
    Mouth open() throws LineUnavailableException;

    /** One that is open. Closing it silences what was not heard yet. */
    interface Mouth extends AutoCloseable {
        /** Waits until there is room for these samples. */
        void write(short[] samples, int count);

        /** How many samples that were written were not heard yet. */
        int unheard();

        /** What was not heard yet shall not be. */
        void hush();

        /** Waits until everything was heard. */
        void finish();

        @Override
        void close();
    }
}
