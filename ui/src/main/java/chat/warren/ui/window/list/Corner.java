package chat.warren.ui.window.list;

import chat.warren.node.api.NetworkState;
import chat.warren.node.api.NetworkView;
import chat.warren.ui.look.Avatar;
import chat.warren.ui.look.Pieces;
import chat.warren.ui.look.Shade;
import chat.warren.ui.look.Text;
import chat.warren.ui.window.offstage.Stage;
import chat.warren.ui.window.presence.Dot;
import chat.warren.ui.window.presence.Presence;
import javax.swing.JButton;
import javax.swing.JComponent;
import javax.swing.JLabel;
import javax.swing.JPanel;
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
    }

    public JComponent component() {
        return panel;
    }

    public void call(String self, String ownName) {
        face.setIcon(new Avatar(self, ownName, AVATAR));
        name.setText(ownName);
    }

    public void show(NetworkView view) {
        network.setText(said(view, stage));
        network.setIcon(new Dot(shape(view.state())));
        network.setToolTipText(stage.words().count("network.peers", view.contacts()));
    }

    private static Presence shape(NetworkState state) {
        return switch (state) {
            case CONNECTED -> Presence.DIRECT;
            case LOOKING -> Presence.TRYING;
            case ALONE -> Presence.OFFLINE;
        };
    }

    /** The network's state in words. */
    public static String said(NetworkView view, Stage stage) {
        return switch (view.state()) {
            case CONNECTED -> stage.say("network.connected");
            case LOOKING -> stage.say("network.looking");
            case ALONE -> stage.say("network.alone");
        };
    }
}
