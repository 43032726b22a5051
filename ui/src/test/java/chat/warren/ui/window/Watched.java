package chat.warren.ui.window;

import java.awt.Component;
import java.awt.Container;
import java.awt.EventQueue;
import java.awt.Frame;
import java.awt.Robot;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.FutureTask;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import javax.swing.AbstractButton;
import javax.swing.JList;
import javax.swing.text.JTextComponent;

/** A window as a test sees it: parts by their names, things done as its user does them, and patience. */
final class Watched {
    /** Two nodes meet within seconds; a laden machine takes its time. */
    private static final Duration PATIENCE = Duration.ofSeconds(90);

    private final Frame frame;

    private Watched(Frame frame) {
        this.frame = frame;
    }

    /** The window that an opening opens. */
    static Watched opened(Callable<WindowStart> opening) throws Exception {
        Set<Frame> before = frames();
        opening.call();
        Instant end = Instant.now().plus(PATIENCE);
        while (Instant.now().isBefore(end)) {
            Set<Frame> now = frames();
            now.removeAll(before);
            if (!now.isEmpty()) {
                return new Watched(now.iterator().next());
            }
            Thread.sleep(20);
        }
        throw new AssertionError("no window was opened");
    }

    private static Set<Frame> frames() {
        return Arrays.stream(Frame.getFrames()).filter(Frame::isShowing).collect(Collectors.toSet());
    }

    static <T> T onStage(Callable<T> question) throws Exception {
        FutureTask<T> task = new FutureTask<>(question);
        EventQueue.invokeLater(task);
        return task.get();
    }

    void press(String name) throws Exception {
        await(name, part -> part instanceof AbstractButton && part.isEnabled());
        onStage(() -> {
            part(name, AbstractButton.class).orElseThrow().doClick(0);
            return true;
        });
    }

    void write(String name, String text) throws Exception {
        await(name, part -> part instanceof JTextComponent && part.isEnabled());
        onStage(() -> {
            part(name, JTextComponent.class).orElseThrow().setText(text);
            return true;
        });
    }

    String read(String name) throws Exception {
        await(name, part -> part instanceof JTextComponent);
        return onStage(() -> part(name, JTextComponent.class).orElseThrow().getText());
    }

    /** Waits for a part of this name that is seen. */
    void await(String name) throws Exception {
        await(name, part -> true);
    }

    private void await(String name, Predicate<Component> wanted) throws Exception {
        Instant end = Instant.now().plus(PATIENCE);
        while (Instant.now().isBefore(end)) {
            if (onStage(() -> part(name, Component.class).filter(wanted).isPresent())) {
                return;
            }
            Thread.sleep(20);
        }
        throw new AssertionError("nothing named " + name + " is to be seen");
    }

    boolean sees(String name) throws Exception {
        return onStage(() -> part(name, Component.class).isPresent());
    }

    /** Waits for a line of the list that holds these words, and chooses it. */
    void choose(String words) throws Exception {
        Instant end = Instant.now().plus(PATIENCE);
        while (Instant.now().isBefore(end)) {
            if (onStage(() -> chosen(words))) {
                return;
            }
            Thread.sleep(20);
        }
        throw new AssertionError("no line says " + words);
    }

    private boolean chosen(String words) {
        Optional<JList<?>> shown = part("conversations", JList.class).map(found -> (JList<?>) found);
        if (shown.isEmpty()) {
            return false;
        }
        JList<?> list = shown.get();
        for (int i = 0; i < list.getModel().getSize(); i++) {
            if (String.valueOf(list.getModel().getElementAt(i)).contains(words)) {
                list.setSelectedIndex(i);
                return true;
            }
        }
        return false;
    }

    /** Chooses a line of a list by its number. */
    void select(String list, int line) throws Exception {
        await(list, part -> part instanceof JList);
        onStage(() -> {
            part(list, JList.class).orElseThrow().setSelectedIndex(line);
            return true;
        });
    }

    /** Presses keys as a hand does. */
    void keys(int... keys) throws Exception {
        onStage(() -> {
            frame.toFront();
            frame.requestFocus();
            return true;
        });
        Robot robot = new Robot();
        robot.setAutoDelay(30);
        robot.waitForIdle();
        for (int key : keys) {
            robot.keyPress(key);
        }
        for (int i = keys.length - 1; i >= 0; i--) {
            robot.keyRelease(keys[i]);
        }
        robot.waitForIdle();
    }

    private <C extends Component> Optional<C> part(String name, Class<C> type) {
        return part(frame, name).filter(type::isInstance).map(type::cast);
    }

    private static Optional<Component> part(Container within, String name) {
        for (Component each : within.getComponents()) {
            if (name.equals(each.getName()) && each.isShowing()) {
                return Optional.of(each);
            }
            if (each instanceof Container deeper) {
                Optional<Component> found = part(deeper, name);
                if (found.isPresent()) {
                    return found;
                }
            }
        }
        return Optional.empty();
    }

    Frame frame() {
        return frame;
    }
}
