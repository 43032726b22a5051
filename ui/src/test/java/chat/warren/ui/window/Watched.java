package chat.warren.ui.window;

import java.awt.Component;
import java.awt.Container;
import java.awt.EventQueue;
import java.awt.Frame;
import java.awt.Robot;
import java.awt.datatransfer.Transferable;
import java.awt.event.ActionEvent;
import java.awt.event.ActionListener;
import java.awt.event.KeyEvent;
import java.awt.event.WindowEvent;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.FutureTask;
import java.util.function.Consumer;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javax.accessibility.Accessible;
import javax.accessibility.AccessibleContext;
import javax.swing.AbstractButton;
import javax.swing.Action;
import javax.swing.JComboBox;
import javax.swing.JComponent;
import javax.swing.JFrame;
import javax.swing.JLabel;
import javax.swing.JList;
import javax.swing.JPanel;
import javax.swing.JScrollPane;
import javax.swing.KeyStroke;
import javax.swing.SwingUtilities;
import javax.swing.TransferHandler;
import javax.swing.text.JTextComponent;

/** A window as a test sees it: parts by their names, things done as its user does them, and patience. */
final class Watched {
    /** Two nodes meet within seconds; a laden machine takes its time. */
    private static final Duration PATIENCE = Duration.ofSeconds(90);

    private final Frame frame;
    private final WindowStart start;

    private Watched(Frame frame, WindowStart start) {
        this.frame = frame;
        this.start = start;
    }

    /** The window that an opening opens. */
    static Watched opened(Callable<WindowStart> opening) throws Exception {
        Set<Frame> before = frames();
        WindowStart start = opening.call();
        Instant end = Instant.now().plus(PATIENCE);
        while (Instant.now().isBefore(end)) {
            Set<Frame> now = frames();
            now.removeAll(before);
            if (!now.isEmpty()) {
                return new Watched(now.iterator().next(), start);
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
        press(name, AbstractButton.class);
    }

    /** Presses the one of this kind, where others have the same name. */
    void press(String name, Class<? extends AbstractButton> kind) throws Exception {
        act(name, part -> kind.isInstance(part) && part.isEnabled(), part -> ((AbstractButton) part).doClick(0));
    }

    /** Chooses one of several by its number. */
    void pick(String name, int item) throws Exception {
        act(
                name,
                part -> part instanceof JComboBox<?> box && box.getItemCount() > item,
                part -> ((JComboBox<?>) part).setSelectedIndex(item));
    }

    /** Keeps a button pressed until it does what it does, as the space bar does. */
    void hold(String name) throws Exception {
        act(name, part -> part instanceof AbstractButton && part.isEnabled(), part -> {
            ((AbstractButton) part).getModel().setArmed(true);
            ((AbstractButton) part).getModel().setPressed(true);
        });
    }

    /** Shows the end of what scrolls in a part. */
    void scrollToEnd(String name) throws Exception {
        onStage(() -> {
            JScrollPane scroll = scrolling(find(name, JPanel.class)).orElseThrow();
            scroll.getVerticalScrollBar().setValue(scroll.getVerticalScrollBar().getMaximum());
            return true;
        });
    }

    private static Optional<JScrollPane> scrolling(Container within) {
        for (Component each : within.getComponents()) {
            Optional<JScrollPane> found = each instanceof JScrollPane scroll
                    ? Optional.of(scroll)
                    : each instanceof Container deeper ? scrolling(deeper) : Optional.empty();
            if (found.isPresent()) {
                return found;
            }
        }
        return Optional.empty();
    }

    /** The part of this name and kind, which is there. On the event thread. */
    <C extends Component> C find(String name, Class<C> kind) {
        return part(name, kind).orElseThrow(() -> new AssertionError("no " + name));
    }

    void write(String name, String text) throws Exception {
        await(name, part -> part instanceof JTextComponent && part.isEnabled());
        onStage(() -> {
            part(name, JTextComponent.class).orElseThrow().setText(text);
            return true;
        });
    }

    String read(String name) throws Exception {
        await(name, part -> !text(part).isEmpty());
        return onStage(() -> text(part(name, Component.class).orElseThrow()));
    }

    private static String text(Component part) {
        return switch (part) {
            case JTextComponent field -> field.getText();
            case JLabel label -> label.getText();
            default -> "";
        };
    }

    /** Waits for a part of this name that is seen. */
    void await(String name) throws Exception {
        await(name, part -> true);
    }

    private void await(String name, Predicate<Component> wanted) throws Exception {
        act(name, wanted, part -> {});
    }

    /** As soon as it is there, and in the same turn: a page may be made anew between two. */
    private void act(String name, Predicate<Component> wanted, Consumer<Component> deed) throws Exception {
        Instant end = Instant.now().plus(PATIENCE);
        while (Instant.now().isBefore(end)) {
            Optional<Component> there = onStage(() -> {
                Optional<Component> found = part(frame, name, wanted);
                found.ifPresent(deed);
                return found;
            });
            if (there.isPresent()) {
                return;
            }
            Thread.sleep(20);
        }
        throw new AssertionError("nothing named " + name + " is to be seen");
    }

    /** How many lines of all that can be read aloud hold these words. */
    long count(String words) throws Exception {
        return onStage(() -> spoken(frame, words));
    }

    private static long spoken(Accessible part, String words) {
        AccessibleContext context = part.getAccessibleContext();
        long count = 0;
        for (int i = 0; i < context.getAccessibleChildrenCount(); i++) {
            Accessible child = context.getAccessibleChild(i);
            if (child != null) {
                String name = String.valueOf(child.getAccessibleContext().getAccessibleName());
                count += (name.contains(words) ? 1 : 0) + spoken(child, words);
            }
        }
        return count;
    }

    /** What can be used here and says to nobody who does not see it what it is. */
    List<String> unnamed() throws Exception {
        return onStage(() -> {
            List<String> found = new ArrayList<>();
            unnamed(frame, found);
            return found;
        });
    }

    private static void unnamed(Container within, List<String> found) {
        for (Component each : within.getComponents()) {
            boolean used = each instanceof AbstractButton
                    || each instanceof JComboBox
                    || each instanceof JList
                    || (each instanceof JTextComponent text && text.isEditable());
            String name = each.getAccessibleContext() == null
                    ? null
                    : each.getAccessibleContext().getAccessibleName();
            if (used && each.isShowing() && each.isFocusable() && (name == null || name.isBlank())) {
                found.add(each.getClass().getSimpleName() + " " + each.getName());
            }
            if (each instanceof Container deeper && !(each instanceof JComboBox)) {
                unnamed(deeper, found);
            }
        }
    }

    /** Whether a line of the conversations holds these words. */
    boolean lists(String words) throws Exception {
        return onStage(() -> line(words).isPresent());
    }

    boolean sees(String name) throws Exception {
        return onStage(() -> part(name, Component.class).isPresent());
    }

    /** Waits for a line of the list that holds all of these words, and chooses it. */
    void choose(String... words) throws Exception {
        Instant end = Instant.now().plus(PATIENCE);
        while (Instant.now().isBefore(end)) {
            if (onStage(() -> chosen(words))) {
                return;
            }
            Thread.sleep(20);
        }
        throw new AssertionError("no line says " + List.of(words));
    }

    /** The line of the conversations that is chosen. */
    String chosen() throws Exception {
        return onStage(() -> String.valueOf(find("conversations", JList.class).getSelectedValue()));
    }

    private boolean chosen(String... words) {
        Optional<Integer> line = line(words);
        line.ifPresent(at -> find("conversations", JList.class).setSelectedIndex(at));
        return line.isPresent();
    }

    private Optional<Integer> line(String... words) {
        Optional<JList<?>> shown = part("conversations", JList.class).map(found -> (JList<?>) found);
        for (int i = 0; shown.isPresent() && i < shown.get().getModel().getSize(); i++) {
            String line = String.valueOf(shown.get().getModel().getElementAt(i));
            if (Stream.of(words).allMatch(line::contains)) {
                return Optional.of(i);
            }
        }
        return Optional.empty();
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

    /** Does what a part of this name does at a key. */
    void act(String name, String key) throws Exception {
        await(name);
        onStage(() -> run(part(name, JComponent.class).orElseThrow(), key));
    }

    /** Presses a key where the keyboard is somewhere within a part of this name. */
    void within(String name, String key) throws Exception {
        await(name);
        onStage(() -> {
            pressed(find(name, JPanel.class), key);
            return true;
        });
    }

    /** Presses a key that means the same in the whole window. */
    void anywhere(String key) throws Exception {
        onStage(() -> {
            pressed(((JFrame) frame).getRootPane(), key);
            return true;
        });
    }

    private static void pressed(JComponent part, String key) {
        ActionListener bound = part.getActionForKeyStroke(KeyStroke.getKeyStroke(key));
        if (bound == null) {
            throw new AssertionError(key + " does nothing in " + part.getName());
        }
        bound.actionPerformed(new ActionEvent(part, ActionEvent.ACTION_PERFORMED, key));
    }

    /** Waits until the keyboard is in a part of this name, or would be if the window had it. */
    void attends(String name) throws Exception {
        until(
                () -> frame.getMostRecentFocusOwner() != null
                        && name.equals(frame.getMostRecentFocusOwner().getName()),
                () -> "the keyboard is not in " + name + " but in " + frame.getMostRecentFocusOwner());
    }

    static boolean run(JComponent part, String key) {
        KeyStroke stroke = KeyStroke.getKeyStroke(key);
        Object bound = part.getInputMap(JComponent.WHEN_FOCUSED).get(stroke);
        Action action = part.getActionMap().get(bound);
        return SwingUtilities.notifyAction(action, stroke, new KeyEvent(part, 0, 0, 0, 0, '\0'), part, 0);
    }

    /** Lets go of something over a part of this name. */
    void drop(String name, Transferable what) throws Exception {
        await(name);
        onStage(() -> {
            JComponent part = part(name, JComponent.class).orElseThrow();
            return part.getTransferHandler().importData(new TransferHandler.TransferSupport(part, what));
        });
    }

    /** The conversation that is open in it. */
    Letters letters() {
        return new Letters(this);
    }

    void until(Callable<Boolean> wanted, Callable<String> otherwise) throws Exception {
        Instant end = Instant.now().plus(PATIENCE);
        while (Instant.now().isBefore(end)) {
            if (onStage(wanted)) {
                return;
            }
            Thread.sleep(20);
        }
        throw new AssertionError(onStage(otherwise));
    }

    /** Closes it by its cross, and returns when it is gone. */
    void close() throws Exception {
        onStage(() -> {
            frame.dispatchEvent(new WindowEvent(frame, WindowEvent.WINDOW_CLOSING));
            return true;
        });
        start.await();
    }

    <C extends Component> Optional<C> part(String name, Class<C> type) {
        return part(frame, name, type::isInstance).map(type::cast);
    }

    private static Optional<Component> part(Container within, String name, Predicate<Component> wanted) {
        for (Component each : within.getComponents()) {
            if (name.equals(each.getName()) && each.isShowing() && wanted.test(each)) {
                return Optional.of(each);
            }
            if (each instanceof Container deeper) {
                Optional<Component> found = part(deeper, name, wanted);
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
