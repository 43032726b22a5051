package chat.warren.ui.window.talk;

import static org.junit.jupiter.api.Assertions.assertEquals;

import chat.warren.node.api.MessageView;
import chat.warren.ui.emoji.EmojiSet;
import chat.warren.ui.look.Look;
import chat.warren.ui.look.Theme;
import chat.warren.ui.window.compose.Picker;
import chat.warren.ui.window.compose.Recent;
import chat.warren.ui.words.Tongue;
import chat.warren.ui.words.Words;
import java.awt.EventQueue;
import java.awt.event.ActionEvent;
import java.awt.image.BufferedImage;
import java.lang.reflect.InvocationTargetException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import javax.swing.JPanel;
import javax.swing.KeyStroke;
import org.junit.jupiter.api.Test;

/** The composer and what it does when a node cannot send. */
class ComposerTest {
    private static final class Broken implements Composer.Outbox {
        private final List<Composer.Written> sent = new ArrayList<>();
        private Runnable unsent = () -> {};

        @Override
        public void send(Composer.Written what, Runnable back) {
            sent.add(what);
            unsent = back;
        }

        @Override
        public void keep(BufferedImage picture, Consumer<Path> then) {}

        @Override
        public void change(String message, String text, Runnable back) {
            unsent = back;
        }

        @Override
        public void draft(String text) {}

        @Override
        public void typing(boolean writing) {}

        @Override
        public Optional<MessageView> lastOwn() {
            return Optional.empty();
        }

        @Override
        public Optional<MessageView> beside(Optional<MessageView> answered, int by) {
            return Optional.empty();
        }

        @Override
        public void leave() {}
    }

    private final Broken outbox = new Broken();

    private Composer composer() {
        Look.begin();
        Look.wear(Theme.LIGHT, false, 100);
        EmojiSet emoji = EmojiSet.load();
        Words words = Words.of(Tongue.ENGLISH);
        Dress dress = new Dress(words, emoji, ZoneOffset.UTC, new JPanel(), new Circle(Sample.ME, "You", new Book()));
        return new Composer(dress, outbox, new Picker(words, emoji, new Recent()), () -> true);
    }

    private static void send(Composer composer) {
        var field = composer.field();
        Object key = field.getInputMap().get(KeyStroke.getKeyStroke("control ENTER"));
        field.getActionMap().get(key).actionPerformed(new ActionEvent(field, ActionEvent.ACTION_PERFORMED, ""));
    }

    @Test
    void whatCouldNotBeSentIsThereAgainBeforeWhatWasWrittenSince() throws Exception {
        onStage(() -> {
            Composer composer = composer();
            MessageView asked = Sample.message(1, false, "where?", Duration.ZERO);
            Path hill = Path.of("hill.jpg");
            composer.answer(asked);
            composer.attach(List.of(hill));
            composer.field().setText("up there");
            send(composer);
            assertEquals(List.of(new Composer.Written("up there", Optional.of(asked), List.of(hill))), outbox.sent);
            assertEquals("", composer.field().getText());

            composer.field().setText("and then");
            outbox.unsent.run();
            assertEquals("up there\nand then", composer.field().getText());
            send(composer);
            assertEquals(
                    new Composer.Written("up there\nand then", Optional.of(asked), List.of(hill)),
                    outbox.sent.getLast());
        });
    }

    @Test
    void aChangeThatFailedCanBeTriedAgain() throws Exception {
        onStage(() -> {
            Composer composer = composer();
            composer.change(Sample.message(1, true, "helo", Duration.ZERO));
            composer.field().setText("hello");
            send(composer);
            assertEquals("", composer.field().getText());
            outbox.unsent.run();
            assertEquals("hello", composer.field().getText());
        });
    }

    private static void onStage(Runnable scene) throws InterruptedException, InvocationTargetException {
        EventQueue.invokeAndWait(scene);
    }
}
