package chat.warren.ui.window.settings;

import chat.warren.node.api.Settings;
import chat.warren.ui.window.offstage.Stage;
import javax.swing.JCheckBox;

/** A box for a setting of the node's that is on or off. It shows what holds, also after a choice that was refused. */
final class Switch {
    private Switch() {}

    static JCheckBox of(Stage stage, String setting) {
        JCheckBox box = new JCheckBox();
        box.setOpaque(false);
        box.setEnabled(false);
        box.addActionListener(pressed -> {
            String wanted = box.isSelected() ? Settings.ON : Settings.OFF;
            stage.offstage().tell(() -> stage.node().settings().set(setting, wanted));
            read(stage, setting, box);
        });
        read(stage, setting, box);
        return box;
    }

    private static void read(Stage stage, String setting, JCheckBox box) {
        stage.offstage().ask(() -> stage.node().settings().get(setting), value -> {
            box.setSelected(value.equals(Settings.ON));
            box.setEnabled(true);
        });
    }
}
