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
import java.awt.Component;
import java.awt.Container;
import java.awt.EventQueue;
import java.awt.Insets;
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
import java.util.stream.IntStream;
import javax.swing.JButton;
import javax.swing.JLabel;
import javax.swing.JPanel;
import javax.swing.JScrollPane;
import javax.swing.KeyStroke;
import javax.swing.SwingUtilities;
import javax.swing.UIManager;
import org.junit.jupiter.api.Test;

/** The composer and what it does when a node cannot send. */
class ComposerTest {
    private static final Path PASTED = Path.of("pasted.png");

    private static final class Broken implements Outbox {
        private final List<Path> discarded = new ArrayList<>();
        private final List<String> drafts = new ArrayList<>();
        private final List<Written> sent = new ArrayList<>();
        private Runnable unsent = () -> {};

        @Override
        public void send(Written what, Runnable back) {
            sent.add(what);
            unsent = back;
        }

        @Override
        public void keep(BufferedImage picture, Consumer<Path> then) {
            then.accept(PASTED);
        }

        @Override
        public void discard(Path picture) {
            discarded.add(picture);
        }

        @Override
        public void change(String message, String text, Runnable back) {
            unsent = back;
        }

        @Override
        public void draft(String text, Optional<String> replyTo) {
            drafts.add(text + replyTo.map(id -> " to " + id).orElse(""));
        }

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
        Dress dress = new Dress(
                words,
                emoji,
                ZoneOffset.UTC,
                new JPanel(),
                new Circle(Sample.ME, Sample.ANA, "You", new Book(), _ -> Listening.NOT));
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
            assertEquals(List.of(new Written("up there", Optional.of(asked), List.of(hill))), outbox.sent);
            assertEquals("", composer.field().getText());

            composer.field().setText("and then");
            outbox.unsent.run();
            assertEquals("up there\nand then", composer.field().getText());
            send(composer);
            assertEquals(new Written("up there\nand then", Optional.of(asked), List.of(hill)), outbox.sent.getLast());
        });
    }

    @Test
    void whatIsAnsweredIsKeptWithWhatIsBegun() throws Exception {
        onStage(() -> {
            Composer composer = composer();
            composer.answer(Sample.message(1, false, "where?", Duration.ZERO));
            composer.close();
            composer.field().setText("up th");
            composer.close();
            composer.close();
            send(composer);
            assertEquals(List.of(" to m1", "up th to m1", ""), outbox.drafts);
        });
    }

    @Test
    void whatWasBegunEarlierAnswersWhatItDidUnlessSomethingElseWasChosen() throws Exception {
        onStage(() -> {
            Composer composer = composer();
            MessageView first = Sample.message(1, false, "where?", Duration.ZERO);
            MessageView second = Sample.message(2, false, "when?", Duration.ZERO);
            composer.begin("up there");
            composer.begin(first);
            composer.close();
            assertEquals(List.of(), outbox.drafts, "it is on the disk already");
            composer.answer(second);
            composer.begin(first);
            send(composer);
            assertEquals(List.of(new Written("up there", Optional.of(second), List.of())), outbox.sent);
        });
    }

    /** The buttons of the chips, the first one's first. */
    private static void leaveOut(Container in) {
        for (Component each : in.getComponents()) {
            if (each instanceof JButton button
                    && String.valueOf(in.getParent().getName()).equals("attached")) {
                button.doClick(0);
                return;
            } else if (each instanceof Container more) {
                leaveOut(more);
            }
        }
    }

    @Test
    void ofWhatIsLeftOutOnlyWhatWasPastedHereIsRemoved() throws Exception {
        onStage(() -> {
            Composer composer = composer();
            BufferedImage picture = new BufferedImage(1, 1, BufferedImage.TYPE_INT_RGB);
            composer.attach(List.of(Path.of("hill.jpg")));
            leaveOut(composer);
            assertEquals(List.of(), outbox.discarded);
            outbox.keep(picture, composer::pasted);
            send(composer);
            composer.attach(List.of(PASTED));
            leaveOut(composer);
            assertEquals(List.of(), outbox.discarded, "it was sent, and is chosen by hand now");
            outbox.unsent.run();
            leaveOut(composer);
            assertEquals(List.of(PASTED), outbox.discarded, "it came back, and is not wanted");
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

    @Test
    void whatWasBegunAndWhatItAnswersIsThereAgainAfterAMessageWasChanged() throws Exception {
        onStage(() -> {
            Composer composer = composer();
            MessageView asked = Sample.message(1, false, "where?", Duration.ZERO);
            composer.answer(asked);
            composer.field().setText("up th");
            composer.change(Sample.message(2, true, "helo", Duration.ZERO));
            composer.field().setText("hello");
            send(composer);
            assertEquals("up th", composer.field().getText());
            composer.close();
            assertEquals(List.of("up th to m1"), outbox.drafts, "no other draft was written over it");
            send(composer);
            assertEquals(List.of(new Written("up th", Optional.of(asked), List.of())), outbox.sent);
        });
    }

    @Test
    void whatWasPastedInAConversationThatIsNotKeptIsRemoved() throws Exception {
        onStage(() -> {
            Composer composer = composer();
            outbox.keep(new BufferedImage(1, 1, BufferedImage.TYPE_INT_RGB), composer::pasted);
            composer.attach(List.of(Path.of("hill.jpg")));
            composer.drop();
            assertEquals(List.of(PASTED), outbox.discarded);
        });
    }

    @Test
    void moreFilesThanAMessageTakesAreLeftOutAloud() throws Exception {
        onStage(() -> {
            Composer composer = composer();
            composer.attach(
                    IntStream.range(0, 34).mapToObj(i -> Path.of(i + ".jpg")).toList());
            assertEquals(Optional.of("A message takes at most 32 files. Left out: 2"), text(composer, "too-many"));
            send(composer);
            assertEquals(32, outbox.sent.getFirst().files().size());
            assertEquals(Optional.empty(), text(composer, "too-many"));
        });
    }

    private static Optional<String> text(Container in, String name) {
        for (Component each : in.getComponents()) {
            Optional<String> found = each instanceof JLabel label && name.equals(each.getName())
                    ? Optional.of(label.getText())
                    : each instanceof Container deeper ? text(deeper, name) : Optional.empty();
            if (found.isPresent()) {
                return found;
            }
        }
        return Optional.empty();
    }

    @Test
    void theFieldWearsTheThemeThatWasChosenWhileSomethingElseStoodInItsPlace() throws Exception {
        onStage(() -> {
            Composer composer = composer();
            composer.instead(Optional.of(new JPanel()));
            Look.wear(Theme.DARK, false, 100);
            composer.instead(Optional.empty());
            assertEquals(
                    UIManager.getColor("TextPane.foreground"), composer.field().getForeground());
            JScrollPane around = (JScrollPane) SwingUtilities.getAncestorOfClass(JScrollPane.class, composer.field());
            assertEquals(new Insets(0, 0, 0, 0), around.getInsets(), "it has no second frame");
            assertEquals(new Insets(0, 0, 0, 0), composer.field().getInsets());
        });
    }

    private static void onStage(Runnable scene) throws InterruptedException, InvocationTargetException {
        EventQueue.invokeAndWait(scene);
    }
}
