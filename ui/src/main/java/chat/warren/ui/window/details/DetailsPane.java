package chat.warren.ui.window.details;

import chat.warren.node.api.FriendView;
import chat.warren.ui.look.Avatar;
import chat.warren.ui.look.Icons;
import chat.warren.ui.look.Pieces;
import chat.warren.ui.look.Shade;
import chat.warren.ui.look.Text;
import chat.warren.ui.window.offstage.Question;
import chat.warren.ui.window.offstage.Stage;
import chat.warren.ui.window.presence.Dot;
import chat.warren.ui.window.presence.Standing;
import java.awt.Point;
import java.awt.event.KeyEvent;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import javax.swing.JButton;
import javax.swing.JCheckBox;
import javax.swing.JComponent;
import javax.swing.JLabel;
import javax.swing.JPanel;
import javax.swing.JScrollPane;
import javax.swing.JTextField;
import javax.swing.KeyStroke;
import javax.swing.SwingUtilities;
import net.miginfocom.swing.MigLayout;

/** Everything about one friend, from the name to the door. */
public final class DetailsPane {
    private static final int FACE = 72;

    private final Stage stage;
    private FriendView friend;
    private final TalkCard talk;
    private final PathCard path;
    private final JLabel state = Pieces.label("", Text.BODY, Shade.QUIET);
    private final JPanel root =
            Pieces.panel(new MigLayout("insets 0, gap 0, wrap 1, fill", "[grow,fill]", "[][grow,fill]"), Shade.SIDE);

    /**
     * All about this friend.
     *
     * @param settings opens the chapter of this title
     */
    public DetailsPane(Stage stage, FriendView friend, Consumer<String> settings, Runnable closed) {
        this.stage = stage;
        this.friend = friend;
        this.path = new PathCard(stage, friend, settings);
        this.talk = new TalkCard(stage, friend.id());
        root.setName("details");
        root.add(bar(closed), "wmin 0");
        JPanel column =
                Pieces.panel(new MigLayout("insets 0 16 24 16, gap 0 12, wrap 1, fillx", "[grow,fill]"), Shade.SIDE);
        column.add(head(), "wmin 0");
        column.add(new VerifyCard(stage, friend).component(), "wmin 0");
        column.add(path.component(), "wmin 0");
        column.add(talk.component(), "wmin 0");
        column.add(new FilesCard(stage, friend.id()).component(), "wmin 0, hidemode 3");
        column.add(new TermsCard(stage, friend).component(), "wmin 0");
        column.add(new HelpersCard(stage, friend).component(), "wmin 0, hidemode 3");
        column.add(name(), "wmin 0");
        column.add(leaving(), "wmin 0");
        JScrollPane scroll = Pieces.scrolling(column);
        root.add(scroll, "wmin 0, hmin 0");
        // A field shows its caret when it is first seen, and would pull the page down to itself.
        SwingUtilities.invokeLater(() -> scroll.getViewport().setViewPosition(new Point()));
        root.registerKeyboardAction(
                pressed -> closed.run(),
                KeyStroke.getKeyStroke(KeyEvent.VK_ESCAPE, 0),
                JComponent.WHEN_ANCESTOR_OF_FOCUSED_COMPONENT);
        root.applyComponentOrientation(stage.words().orientation());
    }

    public JComponent component() {
        return root;
    }

    /** Whom it is about, as they were last seen here. */
    public FriendView friend() {
        return friend;
    }

    /** The conversation itself is different. */
    public void look() {
        talk.look();
    }

    private JComponent bar(Runnable closed) {
        JPanel bar = Pieces.clear(new MigLayout("insets 12 16 12 8, fillx", "[grow,fill][]"));
        bar.add(Pieces.label(stage.say("details.title"), Text.HEADING, Shade.INK));
        JButton close = Pieces.icon("close", stage.say("close"));
        close.setName("close-details");
        close.addActionListener(pressed -> closed.run());
        bar.add(close);
        return bar;
    }

    private JComponent head() {
        JPanel head = Pieces.clear(new MigLayout("insets 8 0 8 0, gap 0 4, wrap 1, fillx", "[grow,center]"));
        head.add(new JLabel(new Avatar(friend.id(), friend.name(), FACE)), "gapbottom 8");
        head.add(Pieces.label(friend.name(), Text.HEADING, Shade.INK), "wmin 0");
        head.add(state);
        present();
        return head;
    }

    private void present() {
        Standing standing = Standing.of(friend, Optional.empty(), List.of());
        state.setText(standing.words(stage.words(), stage.clock().instant(), stage.zone()));
        state.setIcon(new Dot(standing.presence()));
    }

    /**
     * Shows what was measured anew of the link, and leaves the rest as it is: words that somebody reads aloud do not go
     * away, and nothing scrolls.
     *
     * @return whether that is all that is different
     */
    public boolean measured(FriendView now) {
        if (!still(now).equals(still(friend))) {
            return false;
        }
        friend = now;
        present();
        path.show(now);
        return true;
    }

    /** What of a friend does not change by itself. */
    private static FriendView still(FriendView friend) {
        return new FriendView(
                friend.id(),
                friend.name(),
                friend.theirName(),
                friend.note(),
                friend.message(),
                friend.invite(),
                friend.identity(),
                friend.stage(),
                friend.since(),
                friend.verified(),
                friend.sees(),
                friend.may(),
                Optional.empty(),
                0,
                Optional.empty(),
                List.of(),
                Optional.empty());
    }

    private JComponent name() {
        JPanel card = card(stage, "person", "details.name");
        JTextField called = new JTextField(friend.name());
        called.getAccessibleContext().setAccessibleName(stage.say("details.name"));
        JTextField note = new JTextField(friend.note());
        note.getAccessibleContext().setAccessibleName(stage.say("details.note"));
        JButton save = Pieces.button(stage.say("save"));
        save.addActionListener(pressed ->
                stage.offstage().tell(() -> stage.node().people().call(friend.id(), called.getText(), note.getText())));
        card.add(called, "wmin 0");
        JLabel over = Pieces.label(stage.say("details.note"), Text.SMALL, Shade.QUIET);
        over.setLabelFor(note);
        card.add(over);
        card.add(note, "wmin 0");
        card.add(save);
        return card;
    }

    private JComponent leaving() {
        JPanel card = card(stage, "block", "details.leave");
        card.add(Pieces.passage(stage.say("details.leave.cost"), Text.SMALL, Shade.QUIET), "wmin 0");
        JCheckBox clear = new JCheckBox(stage.say("details.leave.clear"));
        clear.setOpaque(false);
        clear.setName("details.leave.clear");
        card.add(twice("details.block", clear, () -> stage.node().people().block(friend.id())));
        card.add(twice("details.remove", clear, () -> stage.node().people().remove(friend.id())));
        card.add(clear, "wmin 0");
        return card;
    }

    private JButton twice(String key, JCheckBox clear, Question.Errand parting) {
        return Pieces.twice(stage.say(key, friend.name()), stage.say("really"), () -> {
            boolean clears = clear.isSelected();
            stage.offstage().tell(() -> {
                parting.run();
                if (clears) {
                    stage.node().chats().leave(friend.id());
                }
            });
        });
    }

    /** A card with its sign and its title. */
    static JPanel card(Stage stage, String icon, String title) {
        JPanel card = Pieces.card(new MigLayout("insets 14 16 16 16, gap 0 8, wrap 1, fillx", "[grow,fill]"));
        JLabel heading = Pieces.label(stage.say(title), Text.STRONG, Shade.INK);
        heading.setIcon(Icons.of(icon, Icons.SMALL, Shade.ACCENT));
        heading.setIconTextGap(8);
        card.add(heading);
        return card;
    }

    /** A choice on a card, and what it means under it. */
    static JCheckBox box(Stage stage, JPanel card, String key, Runnable chosen) {
        JCheckBox box = new JCheckBox(stage.say(key));
        box.setOpaque(false);
        box.setName(key);
        box.addActionListener(pressed -> chosen.run());
        card.add(box, "wmin 0");
        card.add(Pieces.passage(stage.say(key + ".cost"), Text.SMALL, Shade.QUIET), "gapleft 22, gaptop -6, wmin 0");
        return box;
    }
}
