package chat.warren.ui.window.settings;

import chat.warren.ui.look.Icons;
import chat.warren.ui.look.Pieces;
import chat.warren.ui.look.Shade;
import chat.warren.ui.look.Text;
import chat.warren.ui.look.Typed;
import chat.warren.ui.window.offstage.Stage;
import com.formdev.flatlaf.FlatClientProperties;
import com.formdev.flatlaf.util.UIScale;
import java.awt.Component;
import java.awt.event.KeyEvent;
import java.util.List;
import javax.swing.BorderFactory;
import javax.swing.DefaultListCellRenderer;
import javax.swing.JButton;
import javax.swing.JComponent;
import javax.swing.JLabel;
import javax.swing.JList;
import javax.swing.JPanel;
import javax.swing.JSeparator;
import javax.swing.JTextField;
import javax.swing.KeyStroke;
import javax.swing.ListSelectionModel;
import net.miginfocom.swing.MigLayout;

/** An index on one side, a chapter on the other, and one search over all of them. */
public final class SettingsPage {
    /** Of the index, in logical pixels. */
    private static final int LINE = 36;

    private final Stage stage;
    private final List<Chapter> chapters;
    private final JPanel root = Pieces.panel(
            new MigLayout("insets 0, gap 0, fill", "[232!,fill]0[grow,fill]", "[grow,fill]"), Shade.GROUND);
    private final JPanel body =
            Pieces.panel(new MigLayout("insets 24 32 32 32, gap 0, wrap 1", "[240:640:640,fill]", ""), Shade.GROUND);
    private final JTextField search = new JTextField();
    private final JList<Chapter> index;

    /** @param closed back to the conversations */
    public SettingsPage(Stage stage, Hands hands, Runnable closed) {
        this.stage = stage;
        this.chapters = Chapters.all(stage, hands);
        this.index = new JList<>(chapters.toArray(Chapter[]::new));
        root.setName("settings-page");
        root.add(side(closed));
        root.add(Pieces.scrolling(body), "wmin 0, hmin 0");
        index.setSelectedIndex(0);
        root.registerKeyboardAction(
                pressed -> leave(closed),
                KeyStroke.getKeyStroke(KeyEvent.VK_ESCAPE, 0),
                JComponent.WHEN_ANCESTOR_OF_FOCUSED_COMPONENT);
        root.applyComponentOrientation(stage.words().orientation());
    }

    public JComponent component() {
        return root;
    }

    /** Shows the chapter of this title. */
    public void turnTo(String title) {
        for (int i = 0; i < chapters.size(); i++) {
            if (chapters.get(i).title().equals(title)) {
                index.setSelectedIndex(i);
            }
        }
    }

    /** First what is looked for, then the page. */
    private void leave(Runnable closed) {
        if (search.getText().isEmpty()) {
            closed.run();
        } else {
            search.setText("");
            focus();
        }
    }

    public void focus() {
        search.requestFocusInWindow();
    }

    private JComponent side(Runnable closed) {
        JPanel side = Pieces.panel(
                new MigLayout("insets 12 8 16 8, gap 0 8, wrap 1, fill", "[grow,fill]", "[][][grow,fill]"), Shade.SIDE);
        JPanel bar = Pieces.clear(new MigLayout("insets 0, gap 4", "[][grow,fill]"));
        JButton back = Pieces.icon(stage.words().backIcon(), stage.say("back"));
        back.setName("close-settings");
        back.addActionListener(pressed -> closed.run());
        bar.add(back);
        bar.add(Pieces.label(stage.say("settings.title"), Text.HEADING, Shade.INK));
        side.add(bar);
        search.putClientProperty(FlatClientProperties.PLACEHOLDER_TEXT, stage.say("settings.search"));
        search.putClientProperty(
                FlatClientProperties.TEXT_FIELD_LEADING_ICON, Icons.of("search", Icons.SMALL, Shade.QUIET));
        search.getAccessibleContext().setAccessibleName(stage.say("settings.search"));
        Typed.in(search, this::look);
        side.add(search, "gap 8 8 0 0");
        index.setName("chapters");
        index.getAccessibleContext().setAccessibleName(stage.say("settings.title"));
        index.setSelectionMode(ListSelectionModel.SINGLE_SELECTION);
        index.setFixedCellHeight(UIScale.scale(LINE));
        index.addPropertyChangeListener("UI", dressed -> index.setFixedCellHeight(UIScale.scale(LINE)));
        index.setCellRenderer(new ChapterPainter());
        Pieces.style(index, "background: $Warren.side; selectionArc: 10; selectionInsets: 0,4,0,4");
        index.addListSelectionListener(chosen -> {
            if (index.getSelectedValue() != null) {
                search.setText("");
                show(List.of(index.getSelectedValue()));
            }
        });
        side.add(index);
        return side;
    }

    private static final class ChapterPainter extends DefaultListCellRenderer {
        @Override
        public Component getListCellRendererComponent(
                JList<?> list, Object value, int at, boolean chosen, boolean focused) {
            super.getListCellRendererComponent(list, value, at, chosen, focused);
            if (value instanceof Chapter chapter) {
                setText(chapter.title());
                setIcon(Icons.of(chapter.icon(), Icons.SMALL, chosen ? Shade.ACCENT : Shade.QUIET));
                setIconTextGap(10);
                setBorder(BorderFactory.createEmptyBorder(0, UIScale.scale(12), 0, UIScale.scale(12)));
            }
            return this;
        }
    }

    private void look() {
        String words = search.getText().strip();
        if (words.isEmpty()) {
            if (index.getSelectedValue() != null) {
                show(List.of(index.getSelectedValue()));
            }
            return;
        }
        show(chapters.stream()
                .map(chapter -> new Chapter(
                        chapter.title(),
                        chapter.icon(),
                        chapter.lines().stream().filter(line -> line.has(words)).toList()))
                .filter(chapter -> !chapter.lines().isEmpty())
                .toList());
    }

    private void show(List<Chapter> shown) {
        body.removeAll();
        for (Chapter chapter : shown) {
            JLabel title = Pieces.label(chapter.title(), Text.TITLE, Shade.INK);
            body.add(title, "gapbottom 8");
            for (int i = 0; i < chapter.lines().size(); i++) {
                if (i > 0) {
                    body.add(new JSeparator());
                }
                body.add(chapter.lines().get(i).component(), "wmin 0");
            }
        }
        if (shown.isEmpty()) {
            body.add(Pieces.label(stage.say("list.empty.search", search.getText()), Text.BODY, Shade.QUIET));
        }
        body.applyComponentOrientation(stage.words().orientation());
        body.revalidate();
        body.repaint();
    }
}
