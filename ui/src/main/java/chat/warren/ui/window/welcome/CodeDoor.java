package chat.warren.ui.window.welcome;

import chat.warren.ui.look.Pieces;
import chat.warren.ui.look.Shade;
import chat.warren.ui.look.Text;
import chat.warren.ui.window.offstage.Stage;
import com.formdev.flatlaf.FlatClientProperties;
import java.util.function.Consumer;
import java.util.function.Supplier;
import javax.swing.JButton;
import javax.swing.JComponent;
import javax.swing.JLabel;
import javax.swing.JPanel;
import javax.swing.JTextArea;
import javax.swing.JTextField;
import net.miginfocom.swing.MigLayout;

/** A code that one says and the other types. */
final class CodeDoor {
    private final Stage stage;
    private final Consumer<String> told;
    private final JPanel door;
    private final Supplier<String> word;
    private final JButton stop;
    private final JTextField typed = new JTextField();
    private final JLabel ours = Pieces.label("", Text.CODE, Shade.INK);
    private final JTextArea fault = Pieces.passage("", Text.SMALL, Shade.BAD);

    /** @param word what we say of ourselves when we ask */
    CodeDoor(Stage stage, Consumer<String> told, Supplier<String> word, JPanel door) {
        this.stage = stage;
        this.word = word;
        this.told = told;
        this.door = door;
        JButton say = Pieces.button(stage.say("door.code.say"));
        say.setName("say-code");
        say.addActionListener(pressed -> stage.offstage()
                .ask(() -> stage.node().people().say(""), this::show, failure -> fault(stage.told(failure))));
        JButton ask = Pieces.button(stage.say("door.link.add"));
        ask.setName("ask-code");
        ask.addActionListener(pressed -> ask());
        typed.setName("code");
        typed.putClientProperty(FlatClientProperties.PLACEHOLDER_TEXT, stage.say("door.code.type"));
        typed.getAccessibleContext().setAccessibleName(stage.say("door.code.type"));
        typed.addActionListener(entered -> ask());
        ours.setName("own-code");
        ours.setVisible(false);
        stop = Pieces.quiet(stage.say("door.code.stop"));
        stop.setName("stop-code");
        stop.setVisible(false);
        stop.addActionListener(pressed -> stop());
        JPanel row = Pieces.clear(new MigLayout("insets 0, gap 8, fillx", "[][grow,fill,0::][]"));
        row.add(say);
        row.add(typed, "wmin 60");
        row.add(ask);
        door.add(ours, "hidemode 3, wmin 0");
        door.add(stop, "hidemode 3, wmin 0, grow 0");
        door.add(row, "wmin 0");
        fault.setVisible(false);
        door.add(fault, "hidemode 3, wmin 0");
    }

    JComponent component() {
        return door;
    }

    private void show(String code) {
        fault("");
        ours.setText(code);
        ours.setVisible(true);
        stop.setVisible(true);
        ours.getAccessibleContext().setAccessibleName(stage.say("door.code.ours", code));
        door.revalidate();
    }

    /** It was said to the wrong one, or overheard: nobody comes by it any more. */
    private void stop() {
        stage.offstage().tell(() -> stage.node().people().cancelCodes(), () -> {
            ours.setVisible(false);
            stop.setVisible(false);
            door.revalidate();
        });
    }

    private void ask() {
        String code = typed.getText().strip();
        if (!code.isEmpty()) {
            fault("");
            String says = word.get();
            stage.offstage()
                    .ask(
                            () -> {
                                stage.node().people().addByCode(code, says);
                                return true;
                            },
                            asked -> {
                                typed.setText("");
                                told.accept(stage.say("door.asked"));
                            },
                            failure -> fault(stage.told(failure)));
        }
    }

    private void fault(String sentence) {
        fault.setText(sentence);
        fault.setVisible(!sentence.isEmpty());
        door.revalidate();
    }
}
