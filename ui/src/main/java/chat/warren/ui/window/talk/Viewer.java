package chat.warren.ui.window.talk;

import chat.warren.node.api.FileView;
import chat.warren.node.api.ProfileException;
import chat.warren.ui.look.Pieces;
import chat.warren.ui.look.Shade;
import chat.warren.ui.look.Text;
import chat.warren.ui.picture.Large;
import chat.warren.ui.window.offstage.Saving;
import chat.warren.ui.window.offstage.Stage;
import com.formdev.flatlaf.util.UIScale;
import java.awt.BorderLayout;
import java.awt.Component;
import java.awt.Dialog;
import java.awt.Dimension;
import java.awt.Window;
import java.awt.event.ActionEvent;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.Optional;
import javax.swing.AbstractAction;
import javax.swing.JButton;
import javax.swing.JComponent;
import javax.swing.JDialog;
import javax.swing.JLabel;
import javax.swing.JPanel;
import javax.swing.KeyStroke;
import javax.swing.SwingUtilities;
import net.miginfocom.swing.MigLayout;

/** Pictures of a conversation, one at a time and large: closer, further, the next one, a copy elsewhere. */
final class Viewer {
    private static final double CLOSER = 1.25;
    private static final Dimension LEAST = new Dimension(480, 360);

    private final Stage stage;
    private final List<FileView> pictures;
    private final Component over;
    private final JDialog dialog;
    private final Canvas canvas = new Canvas();
    private final JLabel name = Pieces.label("", Text.STRONG, Shade.INK);
    private final JLabel place = Pieces.label("", Text.SMALL, Shade.QUIET);
    private final JButton before;
    private final JButton after;
    private int at;

    private Viewer(Stage stage, List<FileView> pictures, int at, Component over) {
        this.stage = stage;
        this.pictures = List.copyOf(pictures);
        this.at = at;
        this.over = over;
        Window owner = SwingUtilities.getWindowAncestor(over);
        dialog = new JDialog(owner, Dialog.ModalityType.MODELESS);
        before = button(stage.words().backIcon(), "talk.view.before", "LEFT", () -> go(-1));
        String forth = stage.words().tongue().rightToLeft() ? "back" : "forward";
        after = button(forth, "talk.view.after", "RIGHT", () -> go(1));
        JPanel bar =
                Pieces.panel(new MigLayout("insets 8 16 8 8, gap 4, fillx", "[grow,fill,0::][][][][][][]"), Shade.SIDE);
        JPanel words = Pieces.clear(new MigLayout("insets 0, gap 0, wrap 1", "[grow,fill,0::]"));
        words.add(name, "wmin 0");
        words.add(place, "wmin 0");
        bar.add(words, "wmin 0");
        bar.add(before);
        bar.add(after);
        bar.add(button("minus", "talk.view.further", "MINUS", () -> canvas.zoom(1 / CLOSER)));
        bar.add(button("add", "talk.view.closer", "PLUS", () -> canvas.zoom(CLOSER)));
        bar.add(button("download", "talk.view.save", "control S", this::save));
        bar.add(button("close", "close", "ESCAPE", dialog::dispose));
        on("EQUALS", () -> canvas.zoom(CLOSER));
        on("0", canvas::fit);
        JPanel all = Pieces.panel(new BorderLayout(), Shade.GROUND);
        all.add(bar, BorderLayout.PAGE_START);
        all.add(canvas);
        all.setName("viewer");
        all.applyComponentOrientation(stage.words().orientation());
        dialog.setContentPane(all);
        dialog.setMinimumSize(UIScale.scale(LEAST));
        dialog.setSize(owner == null ? UIScale.scale(LEAST) : owner.getSize());
        dialog.setLocationRelativeTo(owner);
    }

    /** Whether this is a picture that could be shown. */
    static boolean shows(FileView file) {
        return file.isPicture() && file.place().isPresent();
    }

    /**
     * Opens the viewer.
     *
     * @param pictures all of the conversation, this one among them
     */
    static void open(Stage stage, List<FileView> pictures, FileView first, Component over) {
        Viewer viewer = new Viewer(stage, pictures, Math.max(0, pictures.indexOf(first)), over);
        viewer.show();
    }

    private JButton button(String icon, String key, String keys, Runnable pressed) {
        JButton button = Pieces.icon(icon, stage.say(key));
        button.setName(key);
        button.addActionListener(any -> pressed.run());
        on(keys, pressed);
        return button;
    }

    private void on(String keys, Runnable doing) {
        canvas.getInputMap(JComponent.WHEN_IN_FOCUSED_WINDOW).put(KeyStroke.getKeyStroke(keys), keys);
        canvas.getActionMap().put(keys, new AbstractAction() {
            @Override
            public void actionPerformed(ActionEvent event) {
                doing.run();
            }
        });
    }

    private void go(int by) {
        int next = at + by;
        if (next >= 0 && next < pictures.size()) {
            at = next;
            show();
        }
    }

    /** What cannot be read as a picture may be something else: it is opened only when somebody says so again. */
    private void show() {
        FileView file = pictures.get(at);
        Path path = file.place().orElseThrow();
        name.setText(file.name());
        place.setText(stage.say("talk.search.at", at + 1, pictures.size()));
        before.setEnabled(at > 0);
        after.setEnabled(at < pictures.size() - 1);
        dialog.setTitle(file.name());
        canvas.getAccessibleContext().setAccessibleName(file.name());
        stage.offstage().askAside(() -> Large.of(path), read -> shown(file, read));
    }

    private void shown(FileView file, Optional<BufferedImage> read) {
        if (!pictures.get(at).equals(file)) {
            return; // Another one is wanted by now.
        }
        if (read.isPresent()) {
            canvas.show(read.get());
            dialog.setVisible(true);
            canvas.requestFocusInWindow();
        } else {
            Elsewhere.unread(stage, file, dialog.isVisible() ? dialog : over);
        }
    }

    private void save() {
        FileView file = pictures.get(at);
        Saving.ask(stage, dialog, file.name())
                .ifPresent(target -> stage.offstage().askAside(() -> copied(file, target), done -> {}));
    }

    private Path copied(FileView file, Path target) throws ProfileException {
        try {
            return Files.copy(file.place().orElseThrow(), target, StandardCopyOption.REPLACE_EXISTING);
        } catch (IOException e) {
            throw new ProfileException(ProfileException.Reason.OTHER, stage.say("talk.view.unsaved", target), e);
        }
    }
}
