package chat.warren.ui.window.talk;

import chat.warren.node.api.Bootstrap;
import chat.warren.node.api.Effort;
import chat.warren.node.api.FileSettings;
import chat.warren.node.api.FileView;
import chat.warren.node.api.MessageView;
import chat.warren.node.api.NodeOptions;
import chat.warren.node.api.OutgoingText;
import chat.warren.node.api.ProfileHome;
import chat.warren.node.api.RunningNode;
import chat.warren.ui.emoji.EmojiSet;
import chat.warren.ui.look.Look;
import chat.warren.ui.look.Theme;
import chat.warren.ui.voice.Sounds;
import chat.warren.ui.voice.Stretch;
import chat.warren.ui.window.compose.Recent;
import chat.warren.ui.window.offstage.Offstage;
import chat.warren.ui.window.offstage.Stage;
import chat.warren.ui.window.sound.Microphone;
import chat.warren.ui.window.sound.Player;
import chat.warren.ui.words.Tongue;
import chat.warren.ui.words.Words;
import java.awt.Component;
import java.awt.Container;
import java.awt.EventQueue;
import java.awt.Robot;
import java.awt.event.KeyEvent;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.concurrent.Callable;
import java.util.concurrent.FutureTask;
import javax.swing.AbstractButton;
import javax.swing.JFrame;
import javax.swing.JLabel;
import javax.swing.text.JTextComponent;

/** Writes notes with a real node and a real keyboard, as far as a robot has one. Run by {@link TalkPaneTest}. */
final class TalkPlay {
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    private final RunningNode node;
    private final Robot robot;
    private final TalkPane pane;
    private final Tape tape = new Tape();

    private TalkPlay(RunningNode node) throws Exception {
        this.node = node;
        this.robot = new Robot();
        robot.setAutoDelay(15);
        EmojiSet emoji = EmojiSet.load();
        this.pane = onStage(() -> opened(emoji));
    }

    public static void main(String[] args) throws Exception {
        ProfileHome home = new ProfileHome(
                Path.of(args[0]), Optional.empty(), Effort.LEAST, new SecureRandom(), InstantSource.system());
        NodeOptions alone = new NodeOptions(new Bootstrap.Off(), false, 0);
        try (RunningNode node = RunningNode.start(home.create("Anna", "secret".toCharArray()), alone)) {
            node.chats().send(node.self(), OutgoingText.of("the first note"));
            TalkPlay play = new TalkPlay(node);
            play.play();
            play.speak(Path.of(args[0]).resolveSibling("files"));
        }
        System.exit(0);
    }

    private TalkPane opened(EmojiSet emoji) {
        Look.begin();
        Look.wear(Theme.LIGHT, false, 100);
        Offstage offstage = new Offstage(failure -> {
            throw new AssertionError(failure);
        });
        Stage stage = new Stage(node, offstage, Words.of(Tongue.ENGLISH), InstantSource.system(), ZoneOffset.UTC);
        Recent recent = new Recent();
        Player player = new Player(stage, tape::mouth, () -> {});
        Habits habits = new Habits() {
            @Override
            public boolean enterSends() {
                return true;
            }

            @Override
            public boolean stepsOut() {
                return false;
            }

            @Override
            public Recent recent() {
                return recent;
            }

            @Override
            public Player player() {
                return player;
            }

            @Override
            public Microphone microphone() {
                return tape::ear;
            }
        };
        TalkPane talk = new TalkPane(stage, emoji, habits, node.self(), Optional.empty());
        offstage.listen(node.events(), talk::heard);
        JFrame frame = new JFrame();
        frame.setContentPane(talk);
        frame.setSize(700, 700);
        frame.setVisible(true);
        talk.begin();
        return talk;
    }

    private void play() throws Exception {
        await("the field has the keyboard", () -> pane.composer().field().isFocusOwner());
        type("hello :smile");
        await("completion", () -> text().equals("hello :smile"));
        type(":");
        await("a name between colons becomes an emoji", () -> text().equals("hello 😄"));
        press(KeyEvent.VK_ENTER);
        await("it is sent", () -> texts().equals(List.of("the first note", "hello 😄")) && text().isEmpty());
        await("and shown", () -> pane.messages().roll().rows().size() == 3);

        press(KeyEvent.VK_UP);
        await("the arrow up changes the last one", () -> text().equals("hello 😄"));
        press(KeyEvent.VK_BACK_SPACE);
        type("you");
        press(KeyEvent.VK_ENTER);
        await("it is changed", () -> texts().equals(List.of("the first note", "hello you")));

        type("two");
        hold(KeyEvent.VK_SHIFT, KeyEvent.VK_ENTER);
        type("lines");
        await("shift and enter begin a line", () -> text().equals("two\nlines"));
        await(
                "what is written is kept",
                () -> node.chats().all().getFirst().draft().equals(Optional.of("two\nlines")));
        press(KeyEvent.VK_ENTER);
        await("it is sent as it was", () -> texts().contains("two\nlines"));

        onStage(() -> {
            part(pane, "emoji", AbstractButton.class).orElseThrow().doClick(0);
            return true;
        });
        await("the picker's search has the keyboard", this::searching);
        type("tada");
        press(KeyEvent.VK_ENTER);
        await("an emoji is picked by its name", () -> text().equals("🎉"));
        hold(KeyEvent.VK_CONTROL, KeyEvent.VK_UP);
        press(KeyEvent.VK_ENTER);
        await("it answers the one before", () -> answered().equals(Optional.of("two\nlines")));

        press(KeyEvent.VK_ESCAPE);
        await("escape leads to the messages", () -> pane.messages().isFocusOwner());
        await("the last one has its attention", () -> pane.messages().focused().isPresent());
        press(KeyEvent.VK_UP);
        press(KeyEvent.VK_ENTER);
        await("enter answers it", () -> pane.composer().field().isFocusOwner());
    }

    private void speak(Path folder) throws Exception {
        FileSettings usual = node.files().settings();
        node.files().prefer(new FileSettings(folder, usual.automaticBytes(), true, 0, 0));
        int before = all().size();
        tape.hears(0);
        record();
        await("it listens, and that is seen", () -> tape.listens() && isRecording());
        await("the keyboard is the recording's", this::isAttended);
        press(KeyEvent.VK_ESCAPE);
        await("escape closes the microphone", () -> !tape.listens() && !isRecording());
        await("and nothing is left of it", () -> !Files.exists(folder) && all().size() == before);

        tape.hears(1500);
        record();
        await("the tone is over", () -> !tape.listens() && isRecording() && isAttended());
        press(KeyEvent.VK_ENTER);
        await(
                "it is sent as what it is",
                () -> voice().flatMap(FileView::voiceMillis).equals(Optional.of(1500L)));
        await("and the field is here again", () -> pane.composer().field().isFocusOwner());
        await("it is shown", () -> pane.messages().roll().find(all().getLast().id()) >= 0);

        press(KeyEvent.VK_ESCAPE);
        await("the keyboard is at the messages", () -> pane.messages().isFocusOwner());
        press(KeyEvent.VK_END);
        press(KeyEvent.VK_P);
        await("it is heard whole", () -> tape.heard().length == 1500 * 48);
        double share = Sounds.share(tape.heard(), 4800, 1500 * 48, Tape.HERTZ);
        await("as it was spoken, and not " + share, () -> share > 0.95);
        String id = voice().orElseThrow().id();
        await("then nothing plays", () -> !pane.player().isPlaying(id));
        onStage(() -> {
            pane.player().go(id, 0.5);
            pane.player().faster();
            pane.player().faster();
            return true;
        });
        press(KeyEvent.VK_P);
        int more = 1500 * 48 / 4;
        await(
                "the second half is heard in half its time",
                () -> Math.abs(tape.heard().length - 1500 * 48 - more) <= 2 * Stretch.STEP
                        && !pane.player().isPlaying(id));

        tape.hears(0);
        record();
        await("it listens once more", () -> tape.listens() && isRecording());
        await("something is said", () -> recorded().compareTo("0:00") > 0);
        press(KeyEvent.VK_ENTER);
        await("who sends closes the microphone", () -> !tape.listens() && !isRecording());
        await("and has sent it", () -> all().size() == before + 2);

        record();
        await("it listens a last time", () -> tape.listens() && isRecording());
        show(false);
        await("where nobody sees it nobody listens", () -> !tape.listens());
        show(true);
        await("what was said until then is still there", this::isRecording);
    }

    private void show(boolean visible) throws Exception {
        onStage(() -> {
            javax.swing.SwingUtilities.getRootPane(pane).getParent().setVisible(visible);
            return true;
        });
    }

    private void record() throws Exception {
        onStage(() -> {
            pane.begin();
            return true;
        });
        await("the field has the keyboard", () -> pane.composer().field().isFocusOwner());
        robot.keyPress(KeyEvent.VK_CONTROL);
        hold(KeyEvent.VK_SHIFT, KeyEvent.VK_V);
        robot.keyRelease(KeyEvent.VK_CONTROL);
    }

    private String recorded() {
        return part(pane, "record-time", JLabel.class).map(JLabel::getText).orElse("");
    }

    private boolean isRecording() {
        return part(pane, "recording", Component.class).isPresent();
    }

    private boolean isAttended() {
        return part(pane, "record-send", Component.class)
                .filter(Component::isFocusOwner)
                .isPresent();
    }

    private Optional<FileView> voice() throws IOException {
        return all().getLast().files().stream().findFirst();
    }

    private boolean searching() {
        Container window = javax.swing.SwingUtilities.getRootPane(pane).getLayeredPane();
        return part(window, "emoji-search", JTextComponent.class)
                .filter(Component::isFocusOwner)
                .isPresent();
    }

    private String text() {
        return pane.composer().field().getText();
    }

    private List<MessageView> all() throws IOException {
        return node.chats().page(node.self(), OptionalLong.empty(), 50).messages();
    }

    private List<String> texts() throws IOException {
        return all().stream().map(MessageView::text).toList();
    }

    private Optional<String> answered() throws IOException {
        return all().getLast().replyTo().flatMap(id -> {
            try {
                return all().stream()
                        .filter(each -> each.id().equals(id))
                        .map(MessageView::text)
                        .findFirst();
            } catch (IOException e) {
                throw new AssertionError(e);
            }
        });
    }

    private void type(String text) {
        for (int i = 0; i < text.length(); i++) {
            char letter = text.charAt(i);
            if (letter == ':') {
                hold(KeyEvent.VK_SHIFT, KeyEvent.VK_SEMICOLON);
            } else {
                press(KeyEvent.getExtendedKeyCodeForChar(letter));
            }
        }
    }

    private void press(int key) {
        robot.keyPress(key);
        robot.keyRelease(key);
        robot.waitForIdle();
    }

    private void hold(int held, int key) {
        robot.keyPress(held);
        press(key);
        robot.keyRelease(held);
        robot.waitForIdle();
    }

    private static <C extends Component> Optional<C> part(Container in, String name, Class<C> type) {
        for (Component each : in.getComponents()) {
            if (name.equals(each.getName()) && type.isInstance(each)) {
                return Optional.of(type.cast(each));
            }
            if (each instanceof Container deeper) {
                Optional<C> found = part(deeper, name, type);
                if (found.isPresent()) {
                    return found;
                }
            }
        }
        return Optional.empty();
    }

    private static <T> T onStage(Callable<T> question) throws Exception {
        FutureTask<T> task = new FutureTask<>(question);
        EventQueue.invokeLater(task);
        return task.get();
    }

    private static void await(String what, Callable<Boolean> wanted) throws Exception {
        Instant end = Instant.now().plus(PATIENCE);
        while (Instant.now().isBefore(end)) {
            if (onStage(wanted)) {
                return;
            }
            Thread.sleep(20);
        }
        throw new AssertionError("not so: " + what);
    }
}
