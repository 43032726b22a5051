package chat.warren.ui.window.talk;

import chat.warren.ui.look.Icons;
import chat.warren.ui.look.Pieces;
import chat.warren.ui.look.Shade;
import chat.warren.ui.look.Text;
import chat.warren.ui.words.Words;
import com.formdev.flatlaf.util.UIScale;
import java.awt.BorderLayout;
import java.awt.Component;
import java.awt.Dimension;
import java.awt.event.ComponentAdapter;
import java.awt.event.ComponentEvent;
import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.Consumer;
import javax.swing.BorderFactory;
import javax.swing.JButton;
import javax.swing.JFileChooser;
import javax.swing.JLabel;
import javax.swing.JPanel;

/** The files that go with what is being written: seen, and left out again, before anything is sent. */
final class Attached extends JPanel {
    /** What a message may announce. */
    private static final int MOST = 32;
    /** So much of them is seen at once, in logical pixels: three rows. */
    private static final int HEIGHT = 126;

    private final Words words;
    private final Runnable changed;
    private final Consumer<Path> leftOut;
    private final List<Path> files = new ArrayList<>();
    private final JPanel chips = Pieces.clear(new Shelf(UIScale.scale(6), UIScale.scale(4)));
    private int tooMany;

    /**
     * None yet.
     *
     * @param leftOut hears of each that somebody did not want to send after all
     */
    Attached(Words words, Runnable changed, Consumer<Path> leftOut) {
        super(new BorderLayout());
        this.words = words;
        this.changed = changed;
        this.leftOut = leftOut;
        setOpaque(false);
        chips.setName("attached");
        chips.addComponentListener(new ComponentAdapter() {
            @Override
            public void componentResized(ComponentEvent resized) {
                revalidate(); // In another width they need another height.
            }
        });
        add(Pieces.scrolling(chips));
        present();
    }

    @Override
    public Dimension getPreferredSize() {
        Dimension all = chips.getPreferredSize();
        return new Dimension(all.width, Math.min(all.height, UIScale.scale(HEIGHT)));
    }

    List<Path> files() {
        return List.copyOf(files);
    }

    void add(List<Path> more) {
        more.stream().distinct().filter(each -> !files.contains(each)).forEach(files::add);
        List<Path> beyond = files.subList(Math.min(MOST, files.size()), files.size());
        tooMany = beyond.size();
        List.copyOf(beyond).forEach(leftOut);
        beyond.clear();
        present();
    }

    /** Asks which files shall go with it. */
    List<Path> choose(Component over) {
        JFileChooser chooser = new JFileChooser();
        chooser.setMultiSelectionEnabled(true);
        chooser.setFileSelectionMode(JFileChooser.FILES_AND_DIRECTORIES);
        chooser.setDialogTitle(words.say("talk.file.attach"));
        return chooser.showOpenDialog(over) == JFileChooser.APPROVE_OPTION
                ? Arrays.stream(chooser.getSelectedFiles()).map(File::toPath).toList()
                : List.of();
    }

    void clear() {
        files.clear();
        tooMany = 0;
        present();
    }

    private void present() {
        chips.removeAll();
        if (tooMany > 0) {
            JLabel told = Pieces.label(words.say("talk.file.most", MOST, tooMany), Text.SMALL, Shade.BAD);
            told.setName("too-many");
            chips.add(told);
        }
        for (Path file : files) {
            chips.add(chip(file));
        }
        setVisible(!files.isEmpty());
        applyComponentOrientation(words.orientation());
        changed.run();
        revalidate();
        repaint();
    }

    private JPanel chip(Path file) {
        String name = String.valueOf(file.getFileName());
        JPanel chip = Pieces.card(new BorderLayout(UIScale.scale(4), 0));
        JLabel label = Pieces.label(name, Text.SMALL, Shade.INK);
        label.setIcon(Icons.of(Files.isDirectory(file) ? "folder" : "file", Icons.SMALL, Shade.ACCENT));
        int before = words.orientation().isLeftToRight() ? UIScale.scale(8) : 0;
        label.setBorder(BorderFactory.createEmptyBorder(0, before, 0, UIScale.scale(8) - before));
        JButton remove = Pieces.icon("close", words.say("talk.file.remove", name));
        remove.setIcon(Icons.of("close", Icons.SMALL, Shade.QUIET));
        remove.addActionListener(_ -> {
            files.remove(file);
            tooMany = 0;
            leftOut.accept(file);
            present();
        });
        chip.add(label);
        chip.add(remove, BorderLayout.LINE_END);
        return chip;
    }
}
