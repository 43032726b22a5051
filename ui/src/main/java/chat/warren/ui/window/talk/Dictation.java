package chat.warren.ui.window.talk;

import chat.warren.node.api.ProfileException;
import chat.warren.ui.look.Look;
import chat.warren.ui.look.Pieces;
import chat.warren.ui.window.offstage.Stage;
import chat.warren.ui.window.sound.Take;
import java.time.Duration;
import java.util.Optional;
import javax.swing.JButton;

/**
 * A voice message while it is spoken, in place of the field: thrown away or sent. The microphone is open only while the
 * bar says so and is seen. Whoever looks at something else ends the recording, and finds it as it was.
 */
final class Dictation {
    /** Who pressed the button by mistake said nothing yet. */
    private static final Duration SHORTEST = Duration.ofMillis(400);

    private final Stage stage;
    private final Composer composer;
    private final Habits habits;
    private final Sending sending;
    private final RecordingBar bar;
    private Optional<Take> take = Optional.empty();
    private Optional<Take.Spoken> spoken = Optional.empty();
    private Optional<String> answering = Optional.empty(); // What it answered when it could not be sent.
    private boolean wanted; // To be sent as soon as the microphone is closed.

    /** Puts its button beside those of the composer. */
    Dictation(Stage stage, Composer composer, Habits habits, Sending sending) {
        this.stage = stage;
        this.composer = composer;
        this.habits = habits;
        this.sending = sending;
        this.bar = new RecordingBar(stage.words(), this::send, this::cancel);
        Look.freshen(bar);
        JButton button = Pieces.icon("microphone", stage.say("talk.voice.record"));
        button.setName("record");
        button.addActionListener(_ -> begin());
        composer.beside(button);
    }

    /** Begins to record, if nothing is recorded yet. */
    void begin() {
        if (take.isPresent() || spoken.isPresent()) {
            return;
        }
        habits.player().pause(); // It would be recorded.
        Take fresh = new Take(stage, habits.microphone());
        take = Optional.of(fresh);
        wanted = false;
        composer.instead(Optional.of(bar));
        bar.follow(fresh);
        fresh.begin(said -> ended(fresh, said), failure -> failed(fresh, failure));
    }

    private void ended(Take which, Take.Spoken said) {
        if (take.filter(which::equals).isEmpty()) {
            return; // It was thrown away.
        }
        take = Optional.empty();
        spoken = Optional.of(said);
        bar.stopped(Duration.ofMillis(said.millis()));
        if (wanted) {
            deliver(said);
        }
    }

    private void failed(Take which, ProfileException failure) {
        if (take.filter(which::equals).isPresent()) {
            cancel();
            stage.offstage().warn(failure);
        }
    }

    private void send() {
        wanted = true;
        take.ifPresent(Take::end);
        spoken.ifPresent(this::deliver);
    }

    private void deliver(Take.Spoken said) {
        Optional<String> replyTo = answering;
        cancel();
        if (said.millis() >= SHORTEST.toMillis()) {
            Optional<String> answers = replyTo.or(composer::answers);
            sending.speak(said, answers, () -> unsent(said, answers));
        }
    }

    /** It could not be sent: it is here again, unless another one is. */
    private void unsent(Take.Spoken said, Optional<String> answers) {
        if (take.isEmpty() && spoken.isEmpty()) {
            spoken = Optional.of(said);
            answering = answers;
            composer.instead(Optional.of(bar));
            bar.stopped(Duration.ofMillis(said.millis()));
        }
    }

    /** Nothing is left of it. */
    private void cancel() {
        take.ifPresent(Take::drop);
        take = Optional.empty();
        spoken = Optional.empty();
        answering = Optional.empty();
        bar.rest();
        composer.instead(Optional.empty());
    }
}
