package chat.warren.ui.window.talk;

import chat.warren.node.api.FriendView;
import chat.warren.ui.look.Avatar;
import chat.warren.ui.look.Icons;
import chat.warren.ui.look.Pieces;
import chat.warren.ui.look.Shade;
import chat.warren.ui.look.Text;
import chat.warren.ui.window.presence.Dot;
import chat.warren.ui.window.presence.Presence;
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

    private final Words words;
    private final JLabel face = new JLabel();
    private final JLabel name = Pieces.label("", Text.HEADING, Shade.INK);
    private final JLabel verified = new JLabel();
    private final JLabel presence = Pieces.label("", Text.SMALL, Shade.QUIET);
    private final JLabel timer = Pieces.label("", Text.SMALL, Shade.QUIET);

    /**
     * A header that names nobody yet.
     *
     * @param details opens what there is to know about them
     */
    Header(Words words, Runnable search, Optional<Runnable> details) {
        super(new BorderLayout(UIScale.scale(12), 0));
        this.words = words;
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
        JPanel lines = Pieces.clear(new BorderLayout());
        lines.add(first, BorderLayout.PAGE_START);
        lines.add(second);
        Box buttons = new Box(BoxLayout.LINE_AXIS);
        JButton find = Pieces.icon("search", words.say("talk.search"));
        find.setName("search");
        find.addActionListener(_ -> search.run());
        buttons.add(find);
        details.ifPresent(open -> {
            JButton more = Pieces.icon("details", words.say("talk.details"));
            more.setName("details");
            more.addActionListener(_ -> open.run());
            buttons.add(more);
        });
        add(face, BorderLayout.LINE_START);
        add(lines);
        add(buttons, BorderLayout.LINE_END);
    }

    /** Notes to ourselves. */
    void notes(String self) {
        name.setText(words.say("talk.notes"));
        presence.setText(words.say("talk.notes.sentence"));
        face.setIcon(new Avatar(self, words.say("talk.notes"), FACE));
        face.getAccessibleContext().setAccessibleName("");
    }

    /** A friend, for whom friends keep messages of ours or not. */
    void friend(FriendView friend, boolean kept) {
        name.setText(friend.name());
        face.setIcon(new Avatar(friend.id(), friend.name(), FACE));
        boolean compared = friend.verified().how() == FriendView.How.COMPARED;
        verified.setIcon(compared ? Icons.of("verified", Icons.SMALL, Shade.GOOD) : null);
        verified.setToolTipText(compared ? words.say("talk.verified") : null);
        verified.getAccessibleContext().setAccessibleName(compared ? words.say("talk.verified") : "");
        Presence now = Presence.of(friend, kept);
        presence.setText(now.words(words));
        presence.setIcon(new Dot(now));
        presence.setIconTextGap(UIScale.scale(6));
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
