package chat.warren.ui.window.welcome;

import chat.warren.node.api.ProfileException;
import chat.warren.ui.look.Icons;
import chat.warren.ui.look.Pieces;
import chat.warren.ui.look.Shade;
import chat.warren.ui.look.Text;
import chat.warren.ui.window.offstage.Stage;
import com.formdev.flatlaf.FlatClientProperties;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.regex.Pattern;
import javax.swing.JButton;
import javax.swing.JComponent;
import javax.swing.JLabel;
import javax.swing.JPanel;
import javax.swing.JTextArea;
import javax.swing.JTextField;
import net.miginfocom.swing.MigLayout;

/** The ways by which we come to somebody who is there already. */
final class Doors {
    /** An invite within whatever text it came in. */
    private static final Pattern INVITE = Pattern.compile("warren:invite:\\S+", Pattern.CASE_INSENSITIVE);

    private final Stage stage;
    private final Consumer<String> told;
    private final JPanel panel = Pieces.clear(new MigLayout("insets 0, gap 0 16, wrap 1, fillx", "[grow,fill]"));
    private final NearbyDoor nearby;
    private final JTextField word = new JTextField();
    private final JTextField link = new JTextField();
    private final JTextArea fault = Pieces.passage("", Text.SMALL, Shade.BAD);

    Doors(Stage stage, Consumer<String> told) {
        this.stage = stage;
        this.told = told;
        word.setName("word");
        word.putClientProperty(FlatClientProperties.PLACEHOLDER_TEXT, stage.say("door.word"));
        word.getAccessibleContext().setAccessibleName(stage.say("door.word"));
        nearby = new NearbyDoor(stage, told, this::word, door(stage, "nearby", "door.nearby", "door.nearby.sentence"));
        panel.add(nearby.component(), "wmin 0");
        panel.add(
                new CodeDoor(stage, told, this::word, door(stage, "code", "door.code", "door.code.sentence"))
                        .component(),
                "wmin 0");
        panel.add(pasting(), "wmin 0");
        panel.add(word, "wmin 0");
    }

    /** What we say of ourselves to whoever is asked. */
    private String word() {
        return word.getText().strip();
    }

    JComponent component() {
        return panel;
    }

    /** Somebody came or went nearby. */
    void look() {
        nearby.look();
    }

    private JComponent pasting() {
        JPanel door = door(stage, "link", "door.link", "door.link.sentence");
        link.setName("link");
        link.putClientProperty(FlatClientProperties.PLACEHOLDER_TEXT, "warren:invite:…");
        link.getAccessibleContext().setAccessibleName(stage.say("door.link"));
        JButton add = Pieces.button(stage.say("door.link.add"));
        add.setName("ask");
        add.addActionListener(pressed -> add());
        link.addActionListener(entered -> add());
        JButton scan = Pieces.icon("scan", stage.say("door.link.scan"));
        scan.setName("scan");
        scan.addActionListener(pressed -> scan());
        JPanel row = Pieces.clear(new MigLayout("insets 0, gap 8, fillx", "[grow,fill,0::][][]"));
        row.add(link, "wmin 60");
        row.add(scan);
        row.add(add);
        door.add(row, "wmin 0");
        fault.setVisible(false);
        door.add(fault, "wmin 0, hidemode 3");
        return door;
    }

    private static JPanel door(Stage stage, String icon, String title, String sentence) {
        JPanel door = Pieces.card(new MigLayout("insets 16 16 16 16, gap 0 8, wrap 1, fillx", "[grow,fill]"));
        JLabel heading = Pieces.label(stage.say(title), Text.STRONG, Shade.INK);
        heading.setIcon(Icons.of(icon, Icons.USUAL, Shade.ACCENT));
        heading.setIconTextGap(10);
        door.add(heading);
        door.add(Pieces.passage(stage.say(sentence), Text.BODY, Shade.QUIET), "wmin 0");
        return door;
    }

    private void add() {
        var found = INVITE.matcher(link.getText());
        String invite = found.find() ? found.group() : link.getText().strip();
        if (invite.isEmpty()) {
            return;
        }
        say("");
        String says = word();
        stage.offstage().ask(() -> stage.node().people().add(invite, says), this::added, this::failed);
    }

    private void added(Optional<String> known) {
        link.setText("");
        told.accept(stage.say(known.isPresent() ? "door.met" : "door.asked"));
    }

    private void failed(ProfileException failure) {
        say(stage.told(failure));
    }

    private void say(String sentence) {
        fault.setText(sentence);
        fault.setVisible(!sentence.isEmpty());
        panel.revalidate();
    }

    /** A picture of a QR code: copied, such as a screenshot, or a file. */
    private void scan() {
        CodeReader.ask(panel, stage.offstage(), text -> {
            if (text.isPresent()) {
                link.setText(text.get());
                add();
            } else {
                say(stage.say("door.link.no-code"));
            }
        });
    }
}
