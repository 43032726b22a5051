package chat.warren.ui.window.sound;

import javax.sound.sampled.LineUnavailableException;

/** Where sound comes in: 48,000 samples a second on one channel. */
public interface Microphone {
    /** Begins to listen. */
    Ear open() throws LineUnavailableException;

    /** One that is open. */
    interface Ear extends AutoCloseable {
        /** Waits for the next samples, and gives how many came; none if there will be no more. */
        int read(short[] into);

        /** How many samples came and were not read yet. */
        int waiting();

        @Override
        void close();
    }
}
