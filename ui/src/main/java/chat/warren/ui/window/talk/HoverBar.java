package chat.warren.ui.window.talk;

import static chat.warren.ui.window.talk.Dress.px;

import chat.warren.node.api.MessageView;
import chat.warren.ui.look.Icons;
import chat.warren.ui.look.Pieces;
import chat.warren.ui.look.Shade;
import java.awt.FlowLayout;
import java.awt.Graphics;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.geom.RoundRectangle2D;
import java.util.List;
import java.util.Optional;
import javax.swing.AbstractButton;
import javax.swing.JButton;
import javax.swing.JPanel;

/** What can be done with the message under the pointer. The keyboard has the same in the message's menu. */
final class HoverBar extends JPanel {
    private final transient Deeds deeds;
    private Optional<MessageView> message = Optional.empty();

    HoverBar(Deeds deeds) {
        super(new FlowLayout(FlowLayout.CENTER, 0, 0));
        this.deeds = deeds;
        setOpaque(false);
        setVisible(false);
        setLayout(new FlowLayout(FlowLayout.CENTER, Math.round(px(2)), Math.round(px(2))));
    }

    /** Stands beside a message. */
    void show(MessageView of) {
        if (message.filter(of::equals).isPresent() && isVisible()) {
            return;
        }
        message = Optional.of(of);
        removeAll();
        List<Deed> at = deeds.of(of).stream().filter(Deed::quick).toList();
        at.forEach(this::add);
        JButton more = Pieces.icon("more", deeds.words().say("talk.more"));
        shown(more);
        more.addActionListener(_ -> deeds.menu(of).show(more, 0, more.getHeight()));
        add(more);
        setSize(getPreferredSize());
        doLayout();
        setVisible(true);
    }

    private void add(Deed deed) {
        JButton button = Pieces.icon(deed.icon(), deed.name());
        shown(button);
        button.addActionListener(_ -> deed.run(button));
        add(button);
    }

    private static void shown(AbstractButton button) {
        button.setFocusable(false);
        Pieces.style((JButton) button, "toolbar.margin: 4,4,4,4; arc: 8");
        button.setIcon(((com.formdev.flatlaf.extras.FlatSVGIcon) button.getIcon()).derive(Icons.SMALL, Icons.SMALL));
    }

    Optional<MessageView> message() {
        return message;
    }

    void leave() {
        setVisible(false);
        message = Optional.empty();
    }

    @Override
    protected void paintComponent(Graphics graphics) {
        Graphics2D g = (Graphics2D) graphics.create();
        g.setRenderingHint(RenderingHints.KEY_ANTIALIASING, RenderingHints.VALUE_ANTIALIAS_ON);
        g.setColor(Shade.RAISED.color());
        RoundRectangle2D shape =
                new RoundRectangle2D.Float(0.5f, 0.5f, getWidth() - 1f, getHeight() - 1f, px(12), px(12));
        g.fill(shape);
        g.setColor(Shade.LINE.color());
        g.draw(shape);
        g.dispose();
    }
}
