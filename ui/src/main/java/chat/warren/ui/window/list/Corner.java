package chat.warren.ui.window.list;

import chat.warren.node.api.NetworkState;
import chat.warren.node.api.NetworkView;
import chat.warren.ui.look.Avatar;
import chat.warren.ui.look.Pieces;
import chat.warren.ui.look.Shade;
import chat.warren.ui.look.Text;
import chat.warren.ui.window.offstage.Stage;
import chat.warren.ui.window.presence.Dot;
import chat.warren.ui.words.Words;
import java.util.Locale;
import javax.swing.JButton;
import javax.swing.JComponent;
import javax.swing.JLabel;
import javax.swing.JPanel;
import javax.swing.JTextArea;
import net.miginfocom.swing.MigLayout;

/** Who we are and how we stand with the network, over the list. */
public final class Corner {
    private static final int AVATAR = 36;

    private final Stage stage;
    private final JPanel panel =
            Pieces.clear(new MigLayout("insets 16 16 12 8, gap 0", "[36!]12[grow,fill,0::]4[]0[]"));
    private final JLabel face = new JLabel();
    private final JLabel name = Pieces.label("", Text.STRONG, Shade.INK);
    private final JLabel network = Pieces.label("", Text.SMALL, Shade.QUIET);
    private final JTextArea means = Pieces.passage("", Text.SMALL, Shade.QUIET);

    public Corner(Stage stage, Runnable add, Runnable settings) {
        this.stage = stage;
        JButton adding = Pieces.icon("add", stage.say("list.add"));
        adding.setName("add");
        adding.addActionListener(pressed -> add.run());
        JButton setting = Pieces.icon("settings", stage.say("settings.title"));
        setting.setName("settings");
        setting.addActionListener(pressed -> settings.run());
        network.setName("network");
        JPanel both = Pieces.clear(new MigLayout("insets 0, gap 0 1, wrap 1", "[grow,fill,0::]"));
        both.add(name, "wmin 0");
        both.add(network, "wmin 0");
        panel.add(face);
        panel.add(both, "wmin 0");
        panel.add(adding);
        panel.add(setting);
        means.setName("network.means");
        means.setVisible(false);
        panel.add(means, "newline, span, growx, wmin 0, gaptop 8, gapright 8, hidemode 3");
    }

    public JComponent component() {
        return panel;
    }

    public void call(String self, String ownName) {
        face.setIcon(new Avatar(self, ownName, AVATAR));
        name.setText(ownName);
    }

    public void show(NetworkView view) {
        String said = said(view, stage);
        String meaning = meaning(view, stage);
        network.setText(said);
        network.setIcon(new Dot(sign(view.state())));
        boolean connected = view.state() == NetworkState.CONNECTED;
        network.setToolTipText(connected ? stage.words().count("network.peers", view.contacts()) : meaning);
        network.getAccessibleContext().setAccessibleDescription(meaning);
        boolean shown = !isUsual(view);
        if (!means.getText().equals(meaning) || means.isVisible() != shown) {
            means.setText(meaning);
            means.setVisible(shown);
            panel.revalidate();
        }
    }

    /** Nobody needs words for what goes as it should, or is about to. */
    private static boolean isUsual(NetworkView view) {
        return view.state() == NetworkState.CONNECTED || view.state() == NetworkState.JOINING;
    }

    private static Dot.Sign sign(NetworkState state) {
        return switch (state) {
            case CONNECTED -> Dot.Sign.FULL;
            case ONLY_TCP, DIRECT_UNLIKELY -> Dot.Sign.HALF;
            case JOINING -> Dot.Sign.DASHED;
            case LOCAL_ONLY -> Dot.Sign.HOLLOW;
            case NO_NETWORK -> Dot.Sign.CROSS;
        };
    }

    /** The network's state in a few words. */
    public static String said(NetworkView view, Stage stage) {
        if (view.state() == NetworkState.JOINING && view.contacts() > 0) {
            return stage.say("network.finding", view.contacts()); // Whoever waits sees that it goes on.
        }
        String state = view.state().name().toLowerCase(Locale.ROOT).replace('_', '-');
        return stage.say("network." + state);
    }

    /** What that means, what still works, and what helps. */
    public static String meaning(NetworkView view, Stage stage) {
        Words words = stage.words();
        return (words.told(view.sentence()) + " " + words.told(view.remedy())).strip();
    }
}
