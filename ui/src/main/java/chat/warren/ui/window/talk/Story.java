package chat.warren.ui.window.talk;

import chat.warren.node.api.MessageStory;
import chat.warren.node.api.MessageView;
import chat.warren.ui.look.Pieces;
import chat.warren.ui.look.Shade;
import chat.warren.ui.look.Text;
import chat.warren.ui.window.offstage.Stage;
import java.awt.Component;
import java.time.Instant;
import javax.swing.JOptionPane;
import javax.swing.JPanel;
import javax.swing.JScrollPane;
import net.miginfocom.swing.MigLayout;

/** What a message said before it was changed. */
final class Story {
    private Story() {}

    /** Asks the node, and shows it over a component. */
    static void show(Component over, Stage stage, Dress dress, MessageView message) {
        stage.offstage()
                .ask(
                        () -> stage.node().chats().story(message.id()),
                        found -> found.ifPresent(story -> JOptionPane.showMessageDialog(
                                over,
                                content(story, stage, dress),
                                stage.say("talk.past.title"),
                                JOptionPane.PLAIN_MESSAGE)));
    }

    private static JScrollPane content(MessageStory story, Stage stage, Dress dress) {
        JPanel all = Pieces.clear(new MigLayout("insets 8, wrap 1, fillx, wmin 360, wmax 480", "[grow,fill]"));
        for (MessageStory.Earlier earlier : story.earlier()) {
            add(all, stage.say("talk.past.until", time(earlier.replaced(), stage)), earlier.text());
        }
        add(all, stage.say("talk.past.now"), story.message().text());
        all.applyComponentOrientation(dress.words().orientation());
        JScrollPane scroll = Pieces.scrolling(all);
        scroll.setPreferredSize(new java.awt.Dimension(
                Math.round(Dress.px(480)), Math.min(Math.round(Dress.px(400)), all.getPreferredSize().height + 8)));
        return scroll;
    }

    private static String time(Instant at, Stage stage) {
        return stage.words().times().full(at, stage.zone());
    }

    private static void add(JPanel to, String when, String text) {
        to.add(Pieces.label(when, Text.SMALL, Shade.QUIET), "gaptop 8");
        to.add(Pieces.passage(text, Text.BODY, Shade.INK), "wmin 0");
    }
}
