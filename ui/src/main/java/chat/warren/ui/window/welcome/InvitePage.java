package chat.warren.ui.window.welcome;

import chat.warren.node.api.InviteCard;
import chat.warren.node.api.NetworkState;
import chat.warren.node.api.NetworkView;
import chat.warren.node.api.ProfileException;
import chat.warren.ui.look.Icons;
import chat.warren.ui.look.Pieces;
import chat.warren.ui.look.Shade;
import chat.warren.ui.look.Text;
import chat.warren.ui.window.list.Corner;
import chat.warren.ui.window.offstage.Stage;
import com.formdev.flatlaf.util.UIScale;
import java.awt.BorderLayout;
import java.awt.event.ComponentAdapter;
import java.awt.event.ComponentEvent;
import java.time.Duration;
import java.time.Instant;
import java.util.Locale;
import java.util.function.Consumer;
import javax.swing.JButton;
import javax.swing.JComponent;
import javax.swing.JLabel;
import javax.swing.JPanel;
import javax.swing.Timer;
import net.miginfocom.swing.MigLayout;

/** Our invite card on one side, the doors to somebody else's on the other. */
public final class InvitePage {
    /** Two weeks, in which people get round to it. */
    private static final int DAYS = 14;
    /** The word changes back when it was read. */
    private static final int COPIED_MILLIS = 2500;

    /** Below it, the card stands over the doors. */
    private static final int TWO_COLUMNS = 628;

    private final Stage stage;
    private final MigLayout layout = new MigLayout();
    private final JPanel inside = Pieces.clear(layout);
    private final JPanel page;
    private final QrPicture qr = new QrPicture();
    private final JButton copy;
    private final JLabel until = Pieces.label(" ", Text.SMALL, Shade.QUIET);
    private final JLabel network = Pieces.label(" ", Text.SMALL, Shade.QUIET);
    private final Doors doors;
    private String link = "";

    /**
     * Shows an invite as soon as there is one.
     *
     * @param told says something in passing
     */
    public InvitePage(Stage stage, Consumer<String> told) {
        this.stage = stage;
        this.doors = new Doors(stage, told);
        copy = Pieces.leading(stage.say("invite.copy"));
        copy.setName("copy");
        copy.setEnabled(false);
        copy.addActionListener(pressed -> copy());
        inside.add(Pieces.label(stage.say("invite.title"), Text.TITLE, Shade.INK), "spanx, gapbottom -12");
        inside.add(Pieces.passage(stage.say("invite.sentence"), Text.BODY, Shade.QUIET), "spanx, growx, wmin 0");
        inside.add(card(), "aligny top, wmin 0");
        inside.add(doors.component(), "aligny top, wmin 0");
        JPanel middle = Pieces.clear(new MigLayout("fill, insets 0", "[grow,center]", "[grow,center]"));
        middle.add(inside, "width 240:860:860");
        page = Pieces.panel(new BorderLayout(), Shade.GROUND);
        page.add(Pieces.scrolling(middle));
        fold();
        page.addComponentListener(new ComponentAdapter() {
            @Override
            public void componentResized(ComponentEvent resized) {
                fold();
            }
        });
        page.applyComponentOrientation(stage.words().orientation());
        stage.offstage().ask(this::current, this::show);
    }

    private void fold() {
        boolean one = page.getWidth() > 0 && page.getWidth() < UIScale.scale(TWO_COLUMNS);
        layout.setLayoutConstraints("insets 20, gap 16 20, fillx, wrap " + (one ? 1 : 2));
        layout.setColumnConstraints(one ? "[grow,fill,0::]" : "[272!,fill][300::480,grow,fill]");
        inside.revalidate();
    }

    private InviteCard current() throws ProfileException, InterruptedException {
        Instant tomorrow = stage.clock().instant().plus(Duration.ofDays(1));
        // One that is good for longer is shown again: a new one each time would only pile up.
        for (InviteCard card : stage.node().people().invites().reversed()) {
            if (card.until().isAfter(tomorrow) && card.forOne() && card.label().isEmpty()) {
                return card;
            }
        }
        return stage.node().people().invite(DAYS, true, "");
    }

    private JComponent card() {
        JPanel card = Pieces.card(new MigLayout("insets 20, gap 0 12, wrap 1, fillx", "[grow,fill]"));
        qr.setVisible(false);
        qr.setName("qr");
        qr.getAccessibleContext().setAccessibleName(stage.say("invite.qr"));
        card.add(qr, "w 232!, h 232!, center, grow 0");
        card.add(copy, "gaptop 4");
        card.add(until, "center, grow 0");
        card.add(network, "center, grow 0");
        return card;
    }

    private void show(InviteCard card) {
        link = card.link();
        qr.show(card.link().toUpperCase(Locale.ROOT));
        qr.setVisible(true);
        copy.setEnabled(true);
        copy.requestFocusInWindow();
        until.setText(stage.say(
                card.forOne() ? "invite.until.single" : "invite.until",
                stage.words().times().brief(card.until(), stage.clock().instant(), stage.zone())));
        page.revalidate();
    }

    private void copy() {
        Pieces.copy(stage.say("invite.text", link));
        copy.setText(stage.say("invite.copied"));
        copy.setIcon(Icons.of("check", Icons.SMALL, Shade.ON_ACCENT));
        Timer back = new Timer(COPIED_MILLIS, fired -> {
            copy.setText(stage.say("invite.copy"));
            copy.setIcon(null);
        });
        back.setRepeats(false);
        back.start();
    }

    public void show(NetworkView view) {
        network.setText(
                view.state() == NetworkState.CONNECTED
                        ? stage.words().count("network.peers", view.contacts())
                        : Corner.said(view, stage));
    }

    public JComponent component() {
        return page;
    }

    /** Somebody came or went nearby. */
    public void look() {
        doors.look();
    }
}
