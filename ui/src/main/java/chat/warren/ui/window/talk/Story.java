package chat.warren.ui.window.talk;

import chat.warren.node.api.MessageState;
import chat.warren.node.api.MessageStory;
import chat.warren.node.api.MessageView;
import chat.warren.node.api.text.Block;
import chat.warren.node.api.text.Markup;
import chat.warren.ui.look.Pieces;
import chat.warren.ui.look.Shade;
import chat.warren.ui.look.Text;
import java.awt.Component;
import java.awt.Dimension;
import java.time.Instant;
import java.util.List;
import javax.swing.JOptionPane;
import javax.swing.JPanel;
import javax.swing.JScrollPane;
import net.miginfocom.swing.MigLayout;

/** All that is known about one message: when it was written, how far it came, what it said before it was changed. */
final class Story {
    private static final double WIDTH = 480;
    /** What is left of it between the sheet's edges and its scroll bar. */
    private static final double TEXT = 440;

    private final Dress dress;

    Story(Dress dress) {
        this.dress = dress;
    }

    void show(Component over, MessageStory story) {
        JScrollPane scroll = Pieces.scrolling(content(story));
        int tall = scroll.getViewport().getView().getPreferredSize().height + 8;
        scroll.setPreferredSize(new Dimension(Math.round(Dress.px(WIDTH)), Math.min(Math.round(Dress.px(420)), tall)));
        JOptionPane.showMessageDialog(over, scroll, dress.words().say("talk.info"), JOptionPane.PLAIN_MESSAGE);
    }

    JPanel content(MessageStory story) {
        MessageView message = story.message();
        JPanel all = Pieces.clear(new MigLayout("insets 8, wrap 1, fillx, wmin 360, wmax 480", "[grow,fill]"));
        all.setName("story");
        add(all, dress.words().say("talk.info.written"), time(message.written()));
        if (!message.own()) {
            add(all, dress.words().say("talk.info.came"), time(story.came()));
        } else if (message.state() != MessageState.HERE) {
            add(all, dress.words().say("talk.info.state"), States.words(message, dress));
        }
        if (!story.missing().isEmpty()) {
            add(all, dress.words().say("talk.info.missing"), String.join(", ", story.missing()));
        }
        message.disappears().ifPresent(at -> add(all, dress.words().say("talk.info.disappears"), time(at)));
        for (MessageView.Reaction each : message.reactions()) {
            String by = dress.company().name(each.by());
            String when = dress.words().say("talk.info.reaction", by, time(each.at()));
            add(all, when, each.emoji(), Markup.parse(each.emoji()));
        }
        if (!story.earlier().isEmpty()) {
            all.add(Pieces.label(dress.words().say("talk.past.title"), Text.STRONG, Shade.INK), "gaptop 16");
            for (MessageStory.Earlier earlier : story.earlier()) {
                add(
                        all,
                        dress.words().say("talk.past.until", time(earlier.replaced())),
                        earlier.text(),
                        Markup.parse(earlier.text()));
            }
            add(all, dress.words().say("talk.past.now"), message.text(), message.blocks());
        }
        all.applyComponentOrientation(dress.words().orientation());
        return all;
    }

    private String time(Instant at) {
        return dress.words().times().full(at, dress.zone());
    }

    private void add(JPanel to, String what, String text, List<Block> blocks) {
        to.add(Pieces.label(what, Text.SMALL, Shade.QUIET), "gaptop 8");
        to.add(new Passage(dress, blocks, text, Dress.px(TEXT)));
    }

    private static void add(JPanel to, String what, String text) {
        to.add(Pieces.label(what, Text.SMALL, Shade.QUIET), "gaptop 8");
        to.add(Pieces.passage(text, Text.BODY, Shade.INK), "wmin 0");
    }
}
