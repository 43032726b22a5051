package chat.warren.ui.window.compose;

import chat.warren.ui.emoji.Emoji;
import chat.warren.ui.emoji.EmojiSet;
import chat.warren.ui.emoji.Segment;
import chat.warren.ui.look.Look;
import chat.warren.ui.look.Pieces;
import chat.warren.ui.look.Shade;
import chat.warren.ui.look.Text;
import chat.warren.ui.window.flow.EmojiGlyph;
import chat.warren.ui.words.Words;
import com.formdev.flatlaf.FlatClientProperties;
import com.formdev.flatlaf.util.UIScale;
import java.awt.BorderLayout;
import java.awt.Component;
import java.awt.Container;
import java.awt.Dimension;
import java.awt.Graphics;
import java.awt.Graphics2D;
import java.awt.GridLayout;
import java.awt.Point;
import java.awt.event.ActionEvent;
import java.awt.event.FocusAdapter;
import java.awt.event.FocusEvent;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import javax.swing.AbstractAction;
import javax.swing.BorderFactory;
import javax.swing.ButtonGroup;
import javax.swing.Icon;
import javax.swing.JButton;
import javax.swing.JLabel;
import javax.swing.JLayeredPane;
import javax.swing.JPanel;
import javax.swing.JRootPane;
import javax.swing.JScrollPane;
import javax.swing.JTextField;
import javax.swing.JToggleButton;
import javax.swing.KeyStroke;
import javax.swing.SwingUtilities;

/** Chooses an emoji, by group or by name, with the pointer or with the keyboard alone. */
public final class Picker {
    private static final int MOST_FOUND = 160;
    private static final String[] FACES = {"😀", "👋", "🐻", "🍎", "🚗", "⚽", "💡", "❤️", "🏁"};

    private final Words words;
    private final EmojiSet set;
    private final Recent recent;
    private final JPanel card = Pieces.card(new BorderLayout());
    private final List<JToggleButton> tabs = new ArrayList<>();
    private final JTextField search = new JTextField();
    private final JLabel name = Pieces.label(" ", Text.SMALL, Shade.QUIET);
    private final Grid grid;
    private Optional<Emoji.Group> group = Optional.empty();
    private Consumer<String> wanted = _ -> {};
    private Runnable before = () -> {};

    public Picker(Words words, EmojiSet set, Recent recent) {
        this.words = words;
        this.set = set;
        this.recent = recent;
        this.grid = new Grid(set, this::named, this::picked);
        search.setName("emoji-search");
        search.putClientProperty(FlatClientProperties.PLACEHOLDER_TEXT, words.say("talk.emoji.search"));
        search.getAccessibleContext().setAccessibleName(words.say("talk.emoji.search"));
        search.getDocument().addDocumentListener(new Edits(this::show));
        keys();
        build();
    }

    private void build() {
        int gap = UIScale.scale(Pieces.GAP);
        JPanel above = Pieces.clear(new BorderLayout(gap, gap));
        above.add(search);
        above.add(tones(), BorderLayout.LINE_END);
        above.add(groups(), BorderLayout.PAGE_END);
        JScrollPane scroll = Pieces.scrolling(grid);
        JPanel all = Pieces.clear(new BorderLayout(gap, gap));
        all.setBorder(BorderFactory.createEmptyBorder(gap, gap, gap, gap));
        all.add(above, BorderLayout.PAGE_START);
        all.add(scroll);
        all.add(name, BorderLayout.PAGE_END);
        card.add(all);
        card.setName("emoji-picker");
        card.applyComponentOrientation(words.orientation());
        Look.freshen(card);
        search.addFocusListener(new FocusAdapter() {
            @Override
            public void focusLost(FocusEvent event) {
                if (!event.isTemporary()) {
                    close();
                }
            }
        });
    }

    private JPanel groups() {
        JPanel row = Pieces.clear(new GridLayout(1, 0));
        ButtonGroup one = new ButtonGroup();
        row.add(tab("🕒", words.say("talk.emoji.recent"), Optional.empty(), one));
        for (Emoji.Group each : Emoji.Group.values()) {
            if (each != Emoji.Group.PARTS) {
                String key = "talk.emoji." + each.name().toLowerCase(Locale.ROOT);
                row.add(tab(FACES[row.getComponentCount() - 1], words.say(key), Optional.of(each), one));
            }
        }
        return row;
    }

    private JToggleButton tab(String face, String title, Optional<Emoji.Group> of, ButtonGroup one) {
        JToggleButton tab = Pieces.named(new JToggleButton(icon(face, 18)), title);
        tab.putClientProperty(FlatClientProperties.BUTTON_TYPE, FlatClientProperties.BUTTON_TYPE_TOOLBAR_BUTTON);
        Pieces.style(tab, "toolbar.selectedBackground: $Warren.chosen; toolbar.margin: 4,4,4,4");
        tab.setSelected(of.isEmpty());
        tab.addActionListener(_ -> {
            group = of;
            search.setText("");
            show();
            search.requestFocusInWindow();
        });
        tab.setFocusable(false); // The keyboard stays in the search, and turns with page up and down.
        one.add(tab);
        tabs.add(tab);
        return tab;
    }

    private JButton tones() {
        JButton tones = Pieces.named(new JButton(icon("✋", 20)), words.say("talk.emoji.tone"));
        tones.putClientProperty(FlatClientProperties.BUTTON_TYPE, FlatClientProperties.BUTTON_TYPE_TOOLBAR_BUTTON);
        Emoji hand = set.all().stream()
                .filter(each -> each.text().equals("✋"))
                .findFirst()
                .orElseThrow();
        tones.setFocusable(false);
        tones.addActionListener(_ -> {
            Emoji.Tone[] all = Emoji.Tone.values();
            recent.tone(all[(List.of(all).indexOf(recent.tone()) + 1) % all.length]);
            tones.setIcon(icon(hand.in(recent.tone()), 20));
            show();
        });
        return tones;
    }

    private Icon icon(String emoji, int size) {
        Segment picture = set.only(emoji).orElseThrow();
        return new Icon() {
            @Override
            public void paintIcon(Component on, Graphics graphics, int x, int y) {
                EmojiGlyph.paint((Graphics2D) graphics, set.sprites(), picture.sprite(), x, y, getIconWidth());
            }

            @Override
            public int getIconWidth() {
                return UIScale.scale(size);
            }

            @Override
            public int getIconHeight() {
                return UIScale.scale(size);
            }
        };
    }

    private void keys() {
        key("DOWN", () -> grid.step(Grid.COLUMNS));
        key("UP", () -> grid.step(-Grid.COLUMNS));
        int forth = words.tongue().rightToLeft() ? -1 : 1;
        key("RIGHT", () -> grid.step(forth));
        key("LEFT", () -> grid.step(-forth));
        key("ENTER", grid::pick);
        key("PAGE_DOWN", () -> turn(1));
        key("PAGE_UP", () -> turn(-1));
        key("ESCAPE", () -> {
            close();
            before.run();
        });
    }

    /** To the next group. */
    private void turn(int by) {
        int at = IntStream.range(0, tabs.size())
                .filter(index -> tabs.get(index).isSelected())
                .findFirst()
                .orElse(0);
        tabs.get(Math.floorMod(at + by, tabs.size())).doClick(0);
    }

    private void close() {
        Container in = card.getParent();
        if (in != null) {
            in.remove(card);
            in.repaint();
        }
    }

    private void key(String key, Runnable doing) {
        search.getInputMap().put(KeyStroke.getKeyStroke(key), key);
        search.getActionMap().put(key, new AbstractAction() {
            @Override
            public void actionPerformed(ActionEvent event) {
                doing.run();
            }
        });
    }

    private void show() {
        String typed = search.getText().strip();
        Stream<String> shown = typed.isEmpty()
                ? group.map(each -> set.of(each).stream().map(emoji -> emoji.in(recent.tone())))
                        .orElseGet(() -> recent.all().stream())
                : set.search(typed, MOST_FOUND).stream().map(emoji -> emoji.in(recent.tone()));
        List<String> list = shown.toList();
        name.setText(list.isEmpty() ? words.say("talk.emoji.none", typed) : " ");
        grid.show(list);
    }

    private void named(String emoji) {
        String known = set.all().stream()
                .filter(each ->
                        emoji.startsWith(each.text()) || each.in(recent.tone()).equals(emoji))
                .reduce((one, other) -> one.text().length() >= other.text().length() ? one : other)
                .map(Emoji::name)
                .orElse(emoji);
        name.setText(known);
        search.getAccessibleContext().setAccessibleDescription(known);
    }

    private void picked(String emoji) {
        recent.picked(emoji);
        close();
        wanted.accept(emoji);
        before.run();
    }

    /**
     * Opens above or below a component, within its window: there it gets the keyboard whatever the desktop thinks of
     * windows without a frame.
     *
     * @param then where the keyboard goes afterwards
     * @param to hears what was chosen
     */
    public void open(Component at, Runnable then, Consumer<String> to) {
        close();
        Look.freshen(card);
        wanted = to;
        before = then;
        search.setText("");
        show();
        JRootPane root = SwingUtilities.getRootPane(at);
        JLayeredPane layers = root.getLayeredPane();
        Dimension size = card.getPreferredSize();
        Point place = SwingUtilities.convertPoint(at, 0, 0, layers);
        boolean left = words.tongue().rightToLeft();
        int x = left ? place.x : place.x + at.getWidth() - size.width;
        int gap = UIScale.scale(4);
        int above = place.y - size.height - gap;
        int y = above >= 0 ? above : place.y + gap;
        layers.add(card, JLayeredPane.POPUP_LAYER, 0);
        card.setBounds(
                Math.clamp(x, 0, Math.max(0, layers.getWidth() - size.width)),
                Math.clamp(y, 0, Math.max(0, layers.getHeight() - size.height)),
                size.width,
                size.height);
        card.validate();
        card.repaint();
        search.requestFocusInWindow();
    }
}
