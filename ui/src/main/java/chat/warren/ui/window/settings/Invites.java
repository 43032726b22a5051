package chat.warren.ui.window.settings;

import chat.warren.node.api.InviteCard;
import chat.warren.ui.look.Pieces;
import chat.warren.ui.look.Shade;
import chat.warren.ui.look.Text;
import chat.warren.ui.window.offstage.Question;
import chat.warren.ui.window.offstage.Stage;
import com.formdev.flatlaf.FlatClientProperties;
import java.util.List;
import javax.swing.JButton;
import javax.swing.JCheckBox;
import javax.swing.JComponent;
import javax.swing.JPanel;
import javax.swing.JTextField;
import net.miginfocom.swing.MigLayout;

/** Invites that somebody may still come by: made, given away once more, renewed, taken back. */
final class Invites {
    /** As on the page with the QR code. */
    private static final int DAYS_FOR_ONE = 14;
    /** One that hangs somewhere is renewed, so that it does not stay for ever. */
    private static final int DAYS_STANDING = 90;

    private final Stage stage;
    private final JPanel all = Pieces.clear(new MigLayout("insets 0, gap 0 12, wrap 1, fillx", "[grow,fill,0::]"));
    private final JPanel list = Pieces.clear(new MigLayout("insets 0, gap 8 6, wrap 1, fillx", "[grow,fill,0::]"));
    private final JTextField label = new JTextField();
    private final JCheckBox standing;

    Invites(Stage stage) {
        this.stage = stage;
        list.setName("invites");
        label.setName("invite-label");
        label.putClientProperty(FlatClientProperties.PLACEHOLDER_TEXT, stage.say("settings.invites.label"));
        label.getAccessibleContext().setAccessibleName(stage.say("settings.invites.label"));
        standing = new JCheckBox(stage.say("settings.invites.standing"));
        standing.setOpaque(false);
        standing.setName("invite-standing");
        JButton make = Pieces.button(stage.say("settings.invites.make"));
        make.setName("invite-make");
        make.addActionListener(pressed -> make());
        label.addActionListener(entered -> make());
        JPanel row = Pieces.clear(new MigLayout("insets 0, gap 8, fillx", "[grow,fill,0::][]"));
        row.add(label, "wmin 60");
        row.add(make);
        all.add(list, "wmin 0");
        all.add(row, "wmin 0");
        all.add(standing, "wmin 0");
        look();
    }

    JComponent component() {
        return all;
    }

    private void look() {
        stage.offstage().ask(() -> stage.node().people().invites(), this::show);
    }

    private void make() {
        String whose = label.getText().strip();
        boolean forOne = !standing.isSelected();
        label.setText("");
        doing(() -> stage.node().people().invite(forOne ? DAYS_FOR_ONE : DAYS_STANDING, forOne, whose));
    }

    private void doing(Question.Errand errand) {
        stage.offstage().tell(errand, this::look);
    }

    private void show(List<InviteCard> invites) {
        list.removeAll();
        if (invites.isEmpty()) {
            list.add(Pieces.label(stage.say("settings.invites.none"), Text.BODY, Shade.QUIET));
        }
        invites.forEach(each -> list.add(line(each), "wmin 0"));
        list.applyComponentOrientation(stage.words().orientation());
        all.revalidate();
        all.repaint();
    }

    private JComponent line(InviteCard invite) {
        JPanel line = Pieces.clear(new MigLayout("insets 0, gap 4 0, fillx", "[grow,fill,0::][][][]"));
        JPanel words = Pieces.clear(new MigLayout("insets 0, gap 0, wrap 1, fillx", "[grow,fill,0::]"));
        if (!invite.label().isEmpty()) {
            words.add(Pieces.label(invite.label(), Text.BODY, Shade.INK), "wmin 0");
        }
        String until = stage.words().times().brief(invite.until(), stage.clock().instant(), stage.zone());
        String key = invite.forOne() ? "invite.until.single" : "invite.until";
        words.add(Pieces.label(stage.say(key, until), Text.SMALL, Shade.QUIET), "wmin 0");
        line.add(words, "wmin 0");
        line.add(button("invite.copy", () -> Pieces.copy(stage.say("invite.text", invite.link()))));
        if (!invite.forOne()) {
            line.add(button(
                    "settings.invites.renew",
                    () -> doing(() -> stage.node().people().renew(invite.id(), DAYS_STANDING))));
        }
        line.add(button(
                "asked.take-back", () -> doing(() -> stage.node().people().takeBack(invite.id()))));
        return line;
    }

    private JButton button(String key, Runnable doing) {
        JButton button = Pieces.quiet(stage.say(key));
        button.setName(key);
        button.addActionListener(pressed -> doing.run());
        return button;
    }
}
