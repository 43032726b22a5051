package chat.warren.ui.window.palette;

import chat.warren.ui.look.Pieces;
import chat.warren.ui.look.Shade;
import chat.warren.ui.look.Text;
import chat.warren.ui.look.Typed;
import chat.warren.ui.window.list.RoundedCell;
import chat.warren.ui.window.list.Row;
import chat.warren.ui.words.Words;
import com.formdev.flatlaf.FlatClientProperties;
import java.awt.Component;
import java.awt.event.KeyAdapter;
import java.awt.event.KeyEvent;
import java.awt.event.MouseAdapter;
import java.awt.event.MouseEvent;
import java.util.List;
import java.util.Locale;
import java.util.function.Consumer;
import java.util.function.Supplier;
import javax.swing.DefaultListModel;
import javax.swing.JComponent;
import javax.swing.JLabel;
import javax.swing.JList;
import javax.swing.JPanel;
import javax.swing.JTextField;
import javax.swing.ListCellRenderer;
import javax.swing.SwingUtilities;
import net.miginfocom.swing.MigLayout;

/** A field over the window: a few letters, and Enter goes there or does it. */
public final class Palette {
    private static final int SHOWN = 9;

    /** Something that can be chosen: a person or an act. */
    private record Choice(String words, String keys, Runnable doing) {}

    private final Words words;
    private final Keys keys;
    private final Supplier<List<Row>> people;
    private final Consumer<Row> opened;
    private final JPanel glass = Pieces.clear(new MigLayout("insets 72 16 16 16, fillx", "[grow,center]", "[top]"));
    private final JTextField field = new JTextField();
    private final DefaultListModel<Choice> model = new DefaultListModel<>();
    private final JList<Choice> list = new JList<>(model);

    public Palette(Words words, Keys keys, Supplier<List<Row>> people, Consumer<Row> opened) {
        this.words = words;
        this.keys = keys;
        this.people = people;
        this.opened = opened;
        JPanel card = Pieces.card(new MigLayout("insets 12, gap 0 8, wrap 1, fillx", "[grow,fill]"));
        field.setName("palette");
        field.putClientProperty(FlatClientProperties.PLACEHOLDER_TEXT, words.say("palette.ask"));
        field.getAccessibleContext().setAccessibleName(words.say("palette.ask"));
        list.getAccessibleContext().setAccessibleName(words.say("palette.found"));
        list.setVisibleRowCount(SHOWN);
        list.setFocusable(false);
        Painter painter = new Painter();
        list.setCellRenderer(painter);
        list.addPropertyChangeListener("UI", dressed -> SwingUtilities.updateComponentTreeUI(painter.cell));
        Pieces.style(list, "background: $Warren.raised");
        card.add(field);
        card.add(Pieces.scrolling(list), "hmin 40");
        card.applyComponentOrientation(words.orientation());
        glass.add(card, "w 320:520:560");
        glass.addMouseListener(new MouseAdapter() {
            @Override
            public void mousePressed(MouseEvent beside) {
                hide();
            }
        });
        listen();
    }

    private void listen() {
        Typed.in(field, this::look);
        field.addKeyListener(new KeyAdapter() {
            @Override
            public void keyPressed(KeyEvent pressed) {
                switch (pressed.getKeyCode()) {
                    case KeyEvent.VK_DOWN -> step(1);
                    case KeyEvent.VK_UP -> step(-1);
                    case KeyEvent.VK_ENTER -> choose();
                    case KeyEvent.VK_ESCAPE -> hide();
                    default -> {}
                }
            }
        });
        list.addMouseListener(new MouseAdapter() {
            @Override
            public void mouseClicked(MouseEvent clicked) {
                choose();
            }
        });
    }

    /** What lies over the window while the palette is open. */
    public JComponent glass() {
        return glass;
    }

    public void show() {
        field.setText("");
        look();
        glass.setVisible(true);
        SwingUtilities.invokeLater(field::requestFocusInWindow);
    }

    public void hide() {
        glass.setVisible(false);
    }

    private void step(int by) {
        if (!model.isEmpty()) {
            int at = Math.floorMod(list.getSelectedIndex() + by, model.size());
            list.setSelectedIndex(at);
            list.ensureIndexIsVisible(at);
        }
    }

    private void choose() {
        Choice chosen = list.getSelectedValue();
        hide();
        if (chosen != null) {
            chosen.doing().run();
        }
    }

    private void look() {
        String letters = field.getText().strip().toLowerCase(Locale.ROOT);
        model.clear();
        for (Row row : people.get()) {
            if (row.name().toLowerCase(Locale.ROOT).contains(letters)) {
                model.addElement(new Choice(row.name(), "", () -> opened.accept(row)));
            }
        }
        for (Act act : Act.values()) {
            String said = act.words(words);
            if (keys.knows(act)
                    && act != Act.PALETTE
                    && said.toLowerCase(Locale.ROOT).contains(letters)) {
                model.addElement(new Choice(said, act.keysInWords(), () -> keys.act(act)));
            }
        }
        list.setSelectedIndex(0);
    }

    /** A line with the keys at its end. */
    private static final class Painter implements ListCellRenderer<Choice> {
        private final RoundedCell cell =
                new RoundedCell(new MigLayout("insets 7 18 7 18, fillx", "[grow,fill,0::]12[]"));
        private final JLabel said = Pieces.label("", Text.BODY, Shade.INK);
        private final JLabel keys = Pieces.label("", Text.SMALL, Shade.QUIET);

        Painter() {
            cell.add(said, "wmin 0");
            cell.add(keys);
        }

        @Override
        public Component getListCellRendererComponent(
                JList<? extends Choice> list, Choice choice, int at, boolean chosen, boolean focused) {
            cell.applyComponentOrientation(list.getComponentOrientation());
            cell.show(chosen, false);
            said.setText(choice.words());
            keys.setText(choice.keys());
            cell.getAccessibleContext().setAccessibleName(choice.words());
            return cell;
        }
    }
}
