package chat.warren.ui.window.talk;

import chat.warren.node.api.MessageView;
import chat.warren.ui.look.Pieces;
import chat.warren.ui.look.Shade;
import chat.warren.ui.look.Text;
import com.formdev.flatlaf.util.UIScale;
import java.awt.BorderLayout;
import java.util.Optional;
import javax.swing.BorderFactory;
import javax.swing.JButton;
import javax.swing.JLabel;
import javax.swing.JPanel;

/** The message that is answered or changed, over where it is written. */
final class Answered extends JPanel {
    private final Dress dress;
    private final JLabel title = Pieces.label("", Text.STRONG, Shade.ACCENT);
    private final Glimpse text;

    Answered(Dress dress, Runnable cancel) {
        super(new BorderLayout());
        this.dress = dress;
        this.text = new Glimpse(dress);
        setOpaque(false);
        setName("answered");
        int gap = UIScale.scale(Pieces.GAP);
        setBorder(BorderFactory.createEmptyBorder(0, gap, gap, gap));
        JPanel lines = Pieces.clear(new BorderLayout());
        lines.add(title, BorderLayout.PAGE_START);
        lines.add(text);
        JButton close = Pieces.icon("close", dress.words().say("talk.cancel"));
        close.addActionListener(_ -> cancel.run());
        add(lines);
        add(close, BorderLayout.LINE_END);
    }

    void show(Optional<MessageView> shown, boolean changing) {
        setVisible(shown.isPresent());
        shown.ifPresent(message -> {
            title.setText(
                    changing
                            ? dress.words().say("talk.changing")
                            : dress.words()
                                    .say("talk.answering", dress.company().name(message.author())));
            text.show(dress.glimpse(message));
        });
    }
}
