package chat.warren.ui.window.welcome;

import chat.warren.node.api.NewDevice;
import chat.warren.ui.look.Pieces;
import chat.warren.ui.look.Shade;
import chat.warren.ui.look.Text;
import chat.warren.ui.words.Words;
import com.formdev.flatlaf.FlatClientProperties;
import java.util.List;
import java.util.Locale;
import java.util.function.Consumer;
import javax.swing.JButton;
import javax.swing.JComponent;
import javax.swing.JPanel;
import javax.swing.JTextField;
import net.miginfocom.swing.MigLayout;

/** This machine becomes another device of somebody: its name, the link it shows, the words to compare. */
public final class JoinPage {
    private static final int CODE = 220;

    private final Words words;
    private final JPanel page = Pieces.panel(new MigLayout("fill, insets 0"), Shade.GROUND);
    private final JButton before;
    private Sheet sheet;

    /**
     * Asks what to call this machine.
     *
     * @param named somebody said so
     */
    public JoinPage(Words words, Consumer<String> named, Runnable back) {
        this.words = words;
        before = Pieces.quiet(words.say("cancel"));
        before.setName("back");
        before.addActionListener(pressed -> back.run());
        JTextField name = new JTextField();
        name.setName("device-name");
        name.putClientProperty(FlatClientProperties.PLACEHOLDER_TEXT, words.say("return.device.example"));
        name.getAccessibleContext().setAccessibleName(words.say("return.device.name"));
        JButton on = Pieces.leading(words.say("welcome.continue"));
        on.setName("join");
        on.addActionListener(pressed -> {
            if (!name.getText().isBlank()) {
                on.setEnabled(false);
                named.accept(name.getText().strip());
            }
        });
        sheet = new Sheet("link", words.say("return.device.title"), words.say("return.device.sentence"))
                .with(words.say("return.device.name"), name)
                .leading(on);
        show(sheet);
    }

    private void show(Sheet other) {
        sheet = other.elsewhere(before);
        page.removeAll();
        page.add(sheet.component(), "grow, push");
        page.applyComponentOrientation(words.orientation());
        page.revalidate();
        page.repaint();
    }

    public JComponent component() {
        return page;
    }

    /** A link to be scanned or typed on the machine that is there already. */
    public void wait(NewDevice.Step.Waiting waiting) {
        QrPicture code = new QrPicture();
        code.show(waiting.link().toUpperCase(Locale.ROOT));
        code.setPreferredSize(new java.awt.Dimension(CODE, CODE));
        code.getAccessibleContext().setAccessibleName(words.say("return.device.code"));
        JButton copy = Pieces.leading(words.say("return.device.copy"));
        copy.setName("copy-device-link");
        copy.addActionListener(pressed -> {
            Pieces.copy(waiting.link());
            copy.setText(words.say("invite.copied"));
        });
        show(new Sheet("link", words.say("return.device.title"), words.say("return.device.wait"))
                .small(code)
                .leading(copy));
    }

    /**
     * Both machines show these words, if nobody sits between them.
     *
     * @param answered whether they are the same
     */
    public void compare(List<String> both, Consumer<Boolean> answered) {
        JPanel grid = Pieces.clear(new MigLayout("insets 0, gap 24 6, wrap 3", "[grow][grow][grow]"));
        grid.setName("device-words");
        both.forEach(word -> grid.add(Pieces.label(word, Text.CODE, Shade.INK)));
        JButton same = Pieces.leading(words.say("verify.same"));
        same.setName("device-same");
        JButton differ = Pieces.button(words.say("verify.different"));
        differ.setName("device-different");
        same.addActionListener(pressed -> {
            same.setEnabled(false);
            differ.setEnabled(false);
            answered.accept(true);
        });
        differ.addActionListener(pressed -> answered.accept(false));
        show(new Sheet("verified", words.say("return.device.title"), words.say("return.device.compare"))
                .with(grid)
                .with(differ)
                .leading(same));
    }

    /** It came to nothing, this time. */
    public void fault(String sentence) {
        sheet.fault(sentence);
    }
}
