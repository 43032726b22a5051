package chat.warren.ui.window.talk;

import chat.warren.node.api.FriendView;
import chat.warren.ui.look.Avatar;
import chat.warren.ui.look.Icons;
import chat.warren.ui.look.Pieces;
import chat.warren.ui.look.Shade;
import chat.warren.ui.look.Text;
import chat.warren.ui.window.list.Disc;
import chat.warren.ui.window.offstage.Stage;
import chat.warren.ui.window.presence.Dot;
import chat.warren.ui.window.presence.Presence;
import chat.warren.ui.window.presence.Standing;
import chat.warren.ui.words.Words;
import com.formdev.flatlaf.util.UIScale;
import java.awt.BorderLayout;
import java.awt.Graphics;
import java.util.Optional;
import javax.swing.BorderFactory;
import javax.swing.Box;
import javax.swing.BoxLayout;
import javax.swing.JButton;
import javax.swing.JLabel;
import javax.swing.JPanel;

/** The line above a conversation: who it is, how they are reached, whether they are who they say. */
final class Header extends JPanel {
    private static final int FACE = 36;

    private final Stage stage;
    private final Words words;
    private final JLabel face = new JLabel();
    private final JLabel name = Pieces.label("", Text.HEADING, Shade.INK);
    private final JLabel verified = new JLabel();
    private final JLabel presence = Pieces.label("", Text.SMALL, Shade.QUIET);
    private final JButton why;
    private final JLabel timer = Pieces.label("", Text.SMALL, Shade.QUIET);

    /**
     * A header that names nobody yet.
     *
     * @param details opens what there is to know about them
     */
    Header(Stage stage, Optional<Runnable> search, Optional<Runnable> details) {
        super(new BorderLayout(UIScale.scale(12), 0));
        this.stage = stage;
        this.words = stage.words();
        why = Pieces.quiet(words.say("talk.why"));
        Pieces.style(why, "foreground: $Warren.accent; margin: 0,4,0,4; font: -1");
        why.setVisible(false);
        setOpaque(false);
        int gap = UIScale.scale(Pieces.GAP);
        setBorder(BorderFactory.createEmptyBorder(gap, gap * 3 / 2, gap, gap * 3 / 2));
        Box first = new Box(BoxLayout.LINE_AXIS);
        first.add(name);
        first.add(Box.createHorizontalStrut(gap / 2));
        first.add(verified);
        Box second = new Box(BoxLayout.LINE_AXIS);
        second.add(presence);
        second.add(Box.createHorizontalStrut(gap));
        second.add(timer);
        details.ifPresent(open -> {
            why.addActionListener(_ -> open.run());
            why.setName("why-here");
            second.add(why);
        });
        JPanel lines = Pieces.clear(new BorderLayout());
        lines.add(first, BorderLayout.PAGE_START);
        lines.add(second);
        Box buttons = new Box(BoxLayout.LINE_AXIS);
        search.ifPresent(open -> buttons.add(button("search", "talk.search", open)));
        details.ifPresent(open -> buttons.add(button("details", "talk.details", open)));
        add(face, BorderLayout.LINE_START);
        add(lines);
        add(buttons, BorderLayout.LINE_END);
    }

    private JButton button(String icon, String key, Runnable pressed) {
        JButton button = Pieces.icon(icon, words.say(key));
        button.setName(icon);
        button.addActionListener(_ -> pressed.run());
        return button;
    }

    /** Nobody: only an echo. */
    void echo() {
        name.setText(words.say("talk.echo"));
        presence.setText(words.say("talk.echo.sentence"));
        face.setIcon(new Disc(Icons.of("echo", Icons.USUAL, Shade.ACCENT), FACE));
    }

    /** Notes to ourselves. */
    void notes() {
        name.setText(words.say("talk.notes"));
        presence.setText(words.say("talk.notes.sentence"));
        face.setIcon(new Disc(Icons.of("notes", Icons.USUAL, Shade.ACCENT), FACE));
        face.getAccessibleContext().setAccessibleName("");
    }

    /** A friend, as they are reached now. */
    void friend(Standing standing) {
        FriendView friend = standing.friend();
        name.setText(friend.name());
        face.setIcon(new Avatar(friend.id(), friend.name(), FACE));
        boolean compared = friend.verified().sure();
        verified.setIcon(compared ? Icons.of("verified", Icons.SMALL, Shade.GOOD) : null);
        verified.setToolTipText(compared ? words.say("talk.verified") : null);
        verified.getAccessibleContext().setAccessibleName(compared ? words.say("talk.verified") : "");
        Presence now = standing.presence();
        presence.setText(standing.words(words, stage.clock().instant(), stage.zone()));
        presence.setIcon(new Dot(now));
        presence.setIconTextGap(UIScale.scale(6));
        why.setVisible(!now.online());
    }

    /** How long messages stay, if they disappear. */
    void stays(Optional<java.time.Duration> stays) {
        timer.setIcon(stays.isPresent() ? Icons.of("timer", 14, Shade.QUIET) : null);
        timer.setText(stays.map(words.times()::lasting).orElse(""));
        timer.setToolTipText(
                stays.map(each -> words.say("talk.timer", words.times().lasting(each)))
                        .orElse(null));
    }

    @Override
    protected void paintComponent(Graphics graphics) {
        super.paintComponent(graphics);
        graphics.setColor(Shade.LINE.color());
        graphics.fillRect(0, getHeight() - 1, getWidth(), 1);
    }
}
