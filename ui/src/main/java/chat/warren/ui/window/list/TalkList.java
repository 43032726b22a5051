package chat.warren.ui.window.list;

import chat.warren.node.api.Findings;
import chat.warren.node.api.text.Markup;
import chat.warren.ui.look.Icons;
import chat.warren.ui.look.Pieces;
import chat.warren.ui.look.Shade;
import chat.warren.ui.look.Text;
import chat.warren.ui.look.Typed;
import chat.warren.ui.window.list.Row.Kind;
import chat.warren.ui.window.list.Row.Line;
import chat.warren.ui.window.offstage.Stage;
import chat.warren.ui.window.presence.Presence;
import com.formdev.flatlaf.FlatClientProperties;
import com.formdev.flatlaf.util.UIScale;
import java.awt.CardLayout;
import java.awt.event.KeyEvent;
import java.awt.event.MouseAdapter;
import java.awt.event.MouseEvent;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Consumer;
import javax.swing.DefaultListModel;
import javax.swing.JComponent;
import javax.swing.JLabel;
import javax.swing.JList;
import javax.swing.JPanel;
import javax.swing.JTextField;
import javax.swing.KeyStroke;
import javax.swing.ListSelectionModel;
import javax.swing.SwingConstants;
import javax.swing.SwingUtilities;
import net.miginfocom.swing.MigLayout;

/** Search field, filters and the list itself. */
public final class TalkList {
    /** More than one looks through, and quick. */
    private static final int MOST_FOUND = 50;
    /** One letter finds everything. */
    private static final int LETTERS_TO_SEARCH = 2;

    private final Stage stage;
    private final Consumer<Row> opened;
    private final JPanel panel =
            Pieces.panel(new MigLayout("insets 0, gap 0, wrap 1, fill", "[grow,fill]"), Shade.SIDE);
    private final JTextField search = new JTextField();
    private final DefaultListModel<Row> model = new DefaultListModel<>();
    private final JList<Row> list = new JList<>(model);
    private final CardLayout cards = new CardLayout();
    private final JPanel middle = Pieces.clear(cards);
    private final JLabel empty = Pieces.label("", Text.BODY, Shade.QUIET);
    private List<Row> rows = List.of();
    private List<Row> found = List.of();
    private Chips.Filter filter = Chips.Filter.ALL;
    private final RowMenu menu;
    private boolean filling;

    /**
     * An empty list, until it is shown something.
     *
     * @param opened a line was chosen, and the keyboard stays here
     * @param entered the keyboard shall go to what was opened
     */
    public TalkList(Stage stage, Consumer<Row> opened, Runnable entered) {
        this.stage = stage;
        this.opened = opened;
        search.putClientProperty(FlatClientProperties.PLACEHOLDER_TEXT, stage.say("list.search"));
        search.putClientProperty(
                FlatClientProperties.TEXT_FIELD_LEADING_ICON, Icons.of("search", Icons.SMALL, Shade.QUIET));
        search.putClientProperty(FlatClientProperties.TEXT_FIELD_SHOW_CLEAR_BUTTON, true);
        search.getAccessibleContext().setAccessibleName(stage.say("list.search"));
        search.setName("search");
        list.setName("conversations");
        list.getAccessibleContext().setAccessibleName(stage.say("list.name"));
        list.setSelectionMode(ListSelectionModel.SINGLE_SELECTION);
        RowPainter painter = new RowPainter(stage);
        list.setCellRenderer(painter);
        list.setFixedCellHeight(UIScale.scale(RowPainter.HEIGHT));
        list.addPropertyChangeListener("UI", dressed -> {
            painter.dress();
            list.setFixedCellHeight(UIScale.scale(RowPainter.HEIGHT));
        });
        list.setFixedCellWidth(UIScale.scale(120)); // The viewport makes it wider; nothing is measured for it.
        empty.setHorizontalAlignment(SwingConstants.CENTER);
        Pieces.style(list, "background: $Warren.side");
        middle.add(Pieces.scrolling(list), "list");
        middle.add(empty, "empty");
        panel.add(search, "gap 16 16 0 8");
        panel.add(new Chips(stage, this::filter).panel(), "gap 12 12 0 4");
        panel.add(middle, "grow, push");
        menu = new RowMenu(stage, list);
        listen();
        enter(entered);
    }

    private void listen() {
        Typed.in(search, this::look);
        list.addListSelectionListener(selection -> {
            if (!selection.getValueIsAdjusting() && !filling && list.getSelectedValue() != null) {
                opened.accept(list.getSelectedValue());
            }
        });
        search.registerKeyboardAction(
                pressed -> list.requestFocusInWindow(),
                KeyStroke.getKeyStroke(KeyEvent.VK_DOWN, 0),
                JComponent.WHEN_FOCUSED);
        search.registerKeyboardAction(
                pressed -> leaveSearch(), KeyStroke.getKeyStroke(KeyEvent.VK_ESCAPE, 0), JComponent.WHEN_FOCUSED);
    }

    /** First what is looked for, then the looking. */
    private void leaveSearch() {
        if (search.getText().isEmpty()) {
            focus();
        } else {
            search.setText("");
        }
    }

    /** Arrows look through the conversations; Enter or a click goes into one. */
    private void enter(Runnable entered) {
        list.registerKeyboardAction(
                pressed -> entered.run(), KeyStroke.getKeyStroke(KeyEvent.VK_ENTER, 0), JComponent.WHEN_FOCUSED);
        list.addMouseListener(new MouseAdapter() {
            @Override
            public void mouseReleased(MouseEvent released) {
                if (SwingUtilities.isLeftMouseButton(released) && !released.isPopupTrigger()) {
                    entered.run();
                }
            }
        });
    }

    public JComponent component() {
        return panel;
    }

    public void focus() {
        list.requestFocusInWindow();
    }

    public void focusSearch() {
        search.requestFocusInWindow();
        search.selectAll();
    }

    /** Shows this state, with the same line chosen as before. */
    public void show(Ledger ledger) {
        rows = ledger.rows(stage.words());
        fill();
    }

    private void filter(Chips.Filter wanted) {
        filter = wanted;
        fill();
    }

    private void look() {
        String words = search.getText().strip();
        found = List.of();
        fill();
        if (words.length() >= LETTERS_TO_SEARCH) {
            stage.offstage()
                    .askAside(
                            () -> stage.node().chats().search(words, Optional.empty(), MOST_FOUND),
                            findings -> found(words, findings));
        }
    }

    private void found(String words, Findings findings) {
        if (!words.equals(search.getText().strip())) {
            return; // Something else is looked for by now.
        }
        List<Row> messages = new ArrayList<>();
        for (Findings.Finding each : findings.findings()) {
            String name = rows.stream()
                    .filter(row -> row.id().equals(each.with()))
                    .findFirst()
                    .map(Row::name)
                    .orElse("");
            Line line = new Line(
                    Hit.in(Markup.plain(each.message().text()), words),
                    0,
                    Presence.NONE,
                    false,
                    false,
                    Optional.of(each.message().id()));
            messages.add(new Row(
                    Kind.FOUND,
                    each.with(),
                    name,
                    line,
                    Optional.of(each.message().written())));
        }
        found = messages;
        fill();
    }

    private void fill() {
        String words = search.getText().strip().toLowerCase(Locale.ROOT);
        List<Row> shown = new ArrayList<>();
        for (Row row : rows) {
            boolean wanted = words.isEmpty()
                    ? filter.wants(row)
                    : row.name().toLowerCase(Locale.ROOT).contains(words);
            if (wanted) {
                shown.add(row);
            }
        }
        shown.addAll(found);
        put(shown);
        empty.setText(words.isEmpty() ? stage.say("list.empty") : stage.say("list.empty.search", search.getText()));
        cards.show(middle, shown.isEmpty() ? "empty" : "list");
    }

    /** Changes only what is different: the list keeps its place, and a screen reader its peace. */
    private void put(List<Row> shown) {
        filling = true;
        Row chosen = list.getSelectedValue();
        fit(model, shown);
        select(Optional.ofNullable(chosen));
        filling = false;
    }

    /** Brings the model there: a line that only went up or down is taken out and put in, and no other is touched. */
    static void fit(DefaultListModel<Row> model, List<Row> shown) {
        for (int i = 0; i < shown.size(); i++) {
            Row row = shown.get(i);
            int at = i;
            while (at < model.size() && !model.get(at).isSame(row)) {
                at++;
            }
            if (at == model.size()) {
                model.add(i, row);
            } else if (at > i) {
                model.remove(at);
                model.add(i, row);
            } else if (!model.get(i).equals(row)) {
                model.set(i, row);
            }
        }
        if (model.size() > shown.size()) {
            model.removeRange(shown.size(), model.size() - 1);
        }
    }

    private void select(Optional<Row> chosen) {
        list.clearSelection();
        for (int i = 0; chosen.isPresent() && i < model.size(); i++) {
            if (model.get(i).isSame(chosen.get())) {
                list.setSelectedIndex(i);
            }
        }
    }

    /** Marks the line of this person, without opening it anew. */
    public void choose(String person) {
        filling = true;
        list.clearSelection();
        index(person).ifPresent(at -> {
            list.setSelectedIndex(at);
            list.ensureIndexIsVisible(at);
        });
        filling = false;
    }

    private Optional<Integer> index(String person) {
        for (int i = 0; i < model.size(); i++) {
            if (model.get(i).id().equals(person)) {
                return Optional.of(i);
            }
        }
        return Optional.empty();
    }

    /** The conversation so many lines further, around the ends; or the next with something new. */
    public void step(int by, boolean unreadOnly) {
        int from = list.getSelectedIndex();
        for (int i = 1; i <= model.size(); i++) {
            int at = Math.floorMod(from + i * by, model.size());
            if (!unreadOnly || model.get(at).line().unread() > 0) {
                list.setSelectedIndex(at);
                list.ensureIndexIsVisible(at);
                return;
            }
        }
    }

    /** The first line is 1. */
    public void nth(int number) {
        if (number <= model.size()) {
            list.setSelectedIndex(number - 1);
        }
    }

    /** Mutes the conversation of this line, or not any more. */
    public void mute(Row row) {
        menu.prefer(row, !row.line().muted(), row.line().archived());
    }

    /** Puts the conversation of this line into the archive, or takes it out. */
    public void archive(Row row) {
        menu.prefer(row, row.line().muted(), !row.line().archived());
    }

    public List<Row> all() {
        return rows;
    }
}
