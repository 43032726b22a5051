package chat.warren.ui.window.sound;

import chat.warren.node.api.ProfileException;
import chat.warren.ui.voice.VoiceFile;
import chat.warren.ui.voice.VoiceRecording;
import chat.warren.ui.window.offstage.Question;
import chat.warren.ui.window.offstage.Stage;
import java.time.Duration;
import java.util.concurrent.ThreadLocalRandom;
import java.util.function.Consumer;
import javax.sound.sampled.LineUnavailableException;

/** One recording, from the first word until somebody ends it. Told and asked on the event thread. */
public final class Take {
    /** What came of it. */
    public static final class Spoken {
        private final byte[] file;
        private final long millis;

        Spoken(byte[] file, long millis) {
            this.file = file;
            this.millis = millis;
        }

        /** Ogg with Opus. */
        public byte[] file() {
            return file.clone();
        }

        public long millis() {
            return millis;
        }
    }

    /** 20 ms: the level is seen to move with the words. */
    private static final int STEP = VoiceFile.RATE / 50;

    private final Stage stage;
    private final Microphone microphone;
    private volatile boolean over;
    private volatile boolean dropped;
    private volatile long millis; // These two written by the thread that listens.
    private volatile float level;

    /** Of which nothing is heard before it is begun. */
    public Take(Stage stage, Microphone microphone) {
        this.stage = stage;
        this.microphone = microphone;
    }

    /** Listens until it is ended or lasts as long as it may, and hands over what was said. */
    public void begin(Consumer<Spoken> then, Consumer<ProfileException> failed) {
        Question<Spoken> question = this::listen;
        stage.offstage().askAside(question, then, failed);
    }

    private Spoken listen() throws ProfileException {
        VoiceRecording recording =
                new VoiceRecording(ThreadLocalRandom.current().nextInt());
        try (Microphone.Ear ear = microphone.open()) {
            listen(ear, recording);
        } catch (LineUnavailableException e) {
            throw new ProfileException(ProfileException.Reason.OTHER, stage.say("talk.voice.deaf"), e);
        }
        return new Spoken(recording.finish(), recording.millis());
    }

    private void listen(Microphone.Ear ear, VoiceRecording recording) {
        short[] some = new short[STEP];
        boolean ending = false;
        int rest = 1; // Of what had been said when it was ended.
        while (rest > 0
                && !recording.isFull()
                && !dropped
                && !Thread.currentThread().isInterrupted()) {
            if (over && !ending) {
                ending = true;
                rest = ear.waiting();
            }
            int heard = ear.read(some);
            if (heard == 0) {
                return;
            }
            recording.add(some, heard);
            millis = recording.millis();
            level = recording.level();
            rest -= ending ? heard : 0;
        }
    }

    /** What is said from now on is not listened to. */
    public void end() {
        over = true;
    }

    /** Nothing of it is wanted. */
    public void drop() {
        dropped = true;
    }

    /** How long it is so far. */
    public Duration length() {
        return Duration.ofMillis(millis);
    }

    /** How loud it is just now, from 0 to 1. */
    public float level() {
        return level;
    }
}
