package chat.warren.ui.window.welcome;

import chat.warren.ui.look.Pieces;
import chat.warren.ui.words.Tongue;
import chat.warren.ui.words.Words;
import com.formdev.flatlaf.FlatClientProperties;
import java.awt.Component;
import java.util.Optional;
import java.util.function.Consumer;
import javax.swing.DefaultListCellRenderer;
import javax.swing.JButton;
import javax.swing.JComboBox;
import javax.swing.JComponent;
import javax.swing.JList;
import javax.swing.JTextArea;
import javax.swing.JTextField;

/** The first thing that anybody sees: one question. */
public final class NamePage {
    private final Sheet sheet;
    private final JTextField name = new JTextField();
    private final JTextArea paper = new JTextArea(3, 20);
    private final JButton on;

    /**
     * Somebody answered.
     *
     * @param recoveryWords when the identity is on paper already
     */
    public record Answer(String name, Optional<String> recoveryWords) {}

    /**
     * Asks, with or without words from a paper.
     *
     * @param spoken another language was chosen
     * @param elsewhere what else can be done here than to answer
     */
    public NamePage(
            Words words, boolean recovering, Consumer<Answer> answered, Consumer<Tongue> spoken, JButton... elsewhere) {
        on = Pieces.leading(words.say("welcome.continue"));
        on.setName("continue");
        name.setName("name");
        name.putClientProperty(FlatClientProperties.PLACEHOLDER_TEXT, words.say("welcome.name.example"));
        name.getAccessibleContext().setAccessibleName(words.say("welcome.title"));
        on.addActionListener(pressed -> {
            if (!name.getText().isBlank()) {
                on.setEnabled(false);
                Optional<String> from = recovering ? Optional.of(paper.getText()) : Optional.empty();
                answered.accept(new Answer(name.getText().strip(), from));
            } else {
                sheet().fault(words.say("welcome.name.empty"));
            }
        });
        sheet = recovering
                ? new Sheet("key", words.say("recover.title"), words.say("recover.sentence"))
                : new Sheet("warren", words.say("welcome.title"), words.say("welcome.sentence"));
        sheet.with(name);
        if (recovering) {
            paper.setLineWrap(true);
            paper.setWrapStyleWord(true);
            paper.setName("paper");
            sheet.with(words.say("recover.words"), Pieces.scrolling(paper));
            paper.getAccessibleContext().setAccessibleName(words.say("recover.words"));
        }
        sheet.leading(on).elsewhere(elsewhere).small(languages(words, spoken));
        sheet.component().applyComponentOrientation(words.orientation());
    }

    /** What stands on somebody's recovery sheet. */
    public void paper(String words) {
        paper.setText(words);
    }

    private Sheet sheet() {
        return sheet;
    }

    /** Each in its own script, because nobody reads the others. */
    private static JComponent languages(Words words, Consumer<Tongue> spoken) {
        JComboBox<Tongue> choice = new JComboBox<>(Tongue.values());
        choice.setName("language");
        choice.setSelectedItem(words.tongue());
        choice.getAccessibleContext().setAccessibleName(words.say("settings.language"));
        choice.setRenderer(new DefaultListCellRenderer() {
            @Override
            public Component getListCellRendererComponent(
                    JList<?> list, Object value, int index, boolean chosen, boolean focused) {
                String own = value instanceof Tongue tongue ? tongue.ownName() : "";
                return super.getListCellRendererComponent(list, own, index, chosen, focused);
            }
        });
        choice.addActionListener(chosen -> {
            if (choice.getSelectedItem() instanceof Tongue tongue && tongue != words.tongue()) {
                spoken.accept(tongue);
            }
        });
        return choice;
    }

    public JComponent component() {
        return sheet.component();
    }

    public void focus() {
        name.requestFocusInWindow();
    }

    /** What was answered could not be done. */
    public void fault(String sentence) {
        sheet.fault(sentence);
        on.setEnabled(true);
    }
}
