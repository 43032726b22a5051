package chat.warren.ui.window.talk;

import chat.warren.ui.look.Pieces;
import chat.warren.ui.look.Shade;
import chat.warren.ui.look.Text;
import chat.warren.ui.window.compose.Edits;
import chat.warren.ui.words.Words;
import com.formdev.flatlaf.FlatClientProperties;
import com.formdev.flatlaf.util.UIScale;
import java.awt.BorderLayout;
import java.awt.event.ActionEvent;
import java.util.List;
import java.util.function.Consumer;
import javax.swing.AbstractAction;
import javax.swing.BorderFactory;
import javax.swing.Box;
import javax.swing.BoxLayout;
import javax.swing.JButton;
import javax.swing.JLabel;
import javax.swing.JPanel;
import javax.swing.JTextField;
import javax.swing.KeyStroke;
import javax.swing.Timer;

/** Looks for words in this conversation, from the newest message back. */
final class SearchBar extends JPanel {
    /** So soon after the last key. */
    private static final int MILLIS = 180;

    /** What the bar asks for. */
    interface Seeker {
        void seek(String words, Consumer<List<String>> found);

        void go(String message);

        void closed();
    }

    private final Words words;
    private final Seeker seeker;
    private final JTextField field = new JTextField();
    private final JLabel count = Pieces.label("", Text.SMALL, Shade.QUIET);
    private final JButton older;
    private final JButton newer;
    private final Timer soon;
    private List<String> found = List.of();
    private int at;

    SearchBar(Words words, Seeker seeker) {
        super(new BorderLayout(UIScale.scale(Pieces.GAP), 0));
        this.words = words;
        this.seeker = seeker;
        this.soon = new Timer(MILLIS, _ -> seek());
        this.older = Pieces.icon("up", words.say("talk.search.older"));
        this.newer = Pieces.icon("down", words.say("talk.search.newer"));
        soon.setRepeats(false);
        setOpaque(false);
        setVisible(false);
        int gap = UIScale.scale(Pieces.GAP);
        setBorder(BorderFactory.createEmptyBorder(gap, 2 * gap, gap, gap));
        field.setName("search-words");
        field.putClientProperty(FlatClientProperties.PLACEHOLDER_TEXT, words.say("talk.search"));
        field.getAccessibleContext().setAccessibleName(words.say("talk.search"));
        field.getDocument().addDocumentListener(new Edits(soon::restart));
        older.addActionListener(_ -> step(1));
        newer.addActionListener(_ -> step(-1));
        JButton close = Pieces.icon("close", words.say("talk.search.close"));
        close.addActionListener(_ -> close());
        key("ENTER", () -> step(1));
        key("shift ENTER", () -> step(-1));
        key("UP", () -> step(1));
        key("DOWN", () -> step(-1));
        key("ESCAPE", this::close);
        Box buttons = new Box(BoxLayout.LINE_AXIS);
        buttons.add(count);
        buttons.add(Box.createHorizontalStrut(gap));
        buttons.add(older);
        buttons.add(newer);
        buttons.add(close);
        add(field);
        add(buttons, BorderLayout.LINE_END);
        show(List.of());
    }

    private void key(String key, Runnable doing) {
        field.getInputMap().put(KeyStroke.getKeyStroke(key), key);
        field.getActionMap().put(key, new AbstractAction() {
            @Override
            public void actionPerformed(ActionEvent event) {
                doing.run();
            }
        });
    }

    void open() {
        setVisible(true);
        field.requestFocusInWindow();
        field.selectAll();
    }

    private void close() {
        soon.stop();
        setVisible(false);
        show(List.of());
        seeker.closed();
    }

    private void seek() {
        String wanted = field.getText().strip();
        if (wanted.isEmpty()) {
            show(List.of());
        } else {
            seeker.seek(wanted, ids -> {
                if (field.getText().strip().equals(wanted) && isVisible()) {
                    show(ids);
                    step(0);
                }
            });
        }
    }

    private void show(List<String> ids) {
        found = ids;
        at = 0;
        older.setEnabled(ids.size() > 1);
        newer.setEnabled(ids.size() > 1);
        say();
    }

    private void say() {
        String text =
                found.isEmpty() ? words.say("talk.search.none") : words.say("talk.search.at", at + 1, found.size());
        count.setText(field.getText().isBlank() ? "" : text);
    }

    private void step(int by) {
        if (!found.isEmpty()) {
            at = Math.floorMod(at + by, found.size());
            say();
            seeker.go(found.get(at));
        }
    }
}
