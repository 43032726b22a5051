package chat.warren.ui.window.settings;

import chat.warren.node.api.ProfileException;
import chat.warren.ui.look.Pieces;
import chat.warren.ui.look.Shade;
import chat.warren.ui.look.Text;
import chat.warren.ui.window.offstage.Question;
import chat.warren.ui.window.offstage.Saving;
import chat.warren.ui.window.offstage.Stage;
import chat.warren.ui.window.welcome.QrPicture;
import java.awt.print.PrinterException;
import java.awt.print.PrinterJob;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Consumer;
import javax.imageio.ImageIO;
import javax.swing.JButton;
import javax.swing.JComponent;
import javax.swing.JPanel;
import javax.swing.JTextArea;
import net.miginfocom.swing.MigLayout;

/** The 24 words that bring an identity back: shown when asked for and hidden again, printed, and saved as a picture. */
public final class RecoverySheet {
    private final Stage stage;
    private final JPanel root = Pieces.clear(new MigLayout("insets 0, gap 0 8, wrap 1, fillx", "[grow,fill]"));
    private final JPanel words =
            Pieces.card(new MigLayout("insets 16, gap 16 6, wrap 4, fillx", "[grow][grow][grow][170!]"));
    private final JButton show;
    private final JTextArea told = Pieces.passage("", Text.BODY, Shade.QUIET);

    public RecoverySheet(Stage stage) {
        this.stage = stage;
        show = button("settings.recovery.show", "show-recovery", this::turn);
        words.setVisible(false);
        words.setName("recovery-words");
        told.setVisible(false);
        told.setName("recovery-told");
        JPanel row = Pieces.clear(new MigLayout("insets 0, gap 8"));
        row.add(show);
        row.add(button("settings.recovery.print", "print-recovery", () -> ask(this::print)));
        row.add(button("settings.recovery.save", "save-recovery", () -> ask(this::save)));
        root.add(words, "hidemode 3, wmin 0");
        root.add(row, "wmin 0");
        root.add(told, "hidemode 3, wmin 0");
    }

    public JComponent component() {
        return root;
    }

    private JButton button(String key, String name, Runnable pressed) {
        JButton button = Pieces.button(stage.say(key));
        button.setName(name);
        button.addActionListener(any -> pressed.run());
        return button;
    }

    /** The words as they lie on paper; the node is asked for them each time, and nothing here keeps them. */
    private void ask(Consumer<Paper> then) {
        stage.offstage()
                .ask(
                        () -> new Paper(
                                stage.node().profile().view().name(),
                                stage.words().times().full(stage.clock().instant(), stage.zone()),
                                stage.node().profile().recoveryWords(),
                                stage.words()),
                        then,
                        failure -> say(stage.told(failure)));
    }

    private void turn() {
        if (words.isVisible()) {
            hide();
        } else {
            ask(this::show);
        }
    }

    private void show(Paper paper) {
        List<String> recovery = paper.recovery();
        words.removeAll();
        int rows = recovery.size() / 3;
        for (int i = 0; i < recovery.size(); i++) {
            int at = i % 3 * rows + i / 3; // Numbered downwards, as on paper.
            words.add(Pieces.label(stage.words().number(at + 1) + "  " + recovery.get(at), Text.STRONG, Shade.INK));
            if (i == 2) {
                QrPicture code = new QrPicture();
                code.show(Paper.code(recovery));
                code.getAccessibleContext().setAccessibleName(stage.say("settings.recovery.code"));
                words.add(code, "spany " + rows + ", w 170!, h 170!");
            }
        }
        words.setVisible(true);
        show.setText(stage.say("settings.recovery.hide"));
        root.revalidate();
    }

    private void hide() {
        words.removeAll();
        words.setVisible(false);
        show.setText(stage.say("settings.recovery.show"));
        root.revalidate();
    }

    private void print(Paper paper) {
        PrinterJob job = PrinterJob.getPrinterJob();
        job.setJobName(stage.say("settings.recovery"));
        job.setPrintable(paper);
        if (job.getPrintService() == null) {
            say(stage.say("settings.recovery.no-printer"));
        } else if (job.printDialog()) {
            work(
                    () -> {
                        try {
                            job.print();
                        } catch (PrinterException e) {
                            throw failed("settings.recovery.unprinted", e);
                        }
                    },
                    "settings.recovery.printed");
        }
    }

    private void save(Paper paper) {
        Saving.ask(stage, root, "warren-recovery.png").ifPresent(file -> save(paper, file));
    }

    void save(Paper paper, Path file) {
        work(
                () -> {
                    try (var out = Files.newOutputStream(file)) {
                        ImageIO.write(paper.picture(), "png", out);
                    } catch (IOException e) {
                        throw failed("settings.recovery.unsaved", e);
                    }
                },
                "settings.recovery.saved");
    }

    private ProfileException failed(String key, Exception cause) {
        return new ProfileException(ProfileException.Reason.OTHER, stage.say(key), cause);
    }

    private void work(Question.Errand errand, String done) {
        stage.offstage()
                .askAside(
                        () -> {
                            errand.run();
                            return true;
                        },
                        over -> say(stage.say(done)),
                        failure -> say(stage.told(failure)));
    }

    private void say(String sentence) {
        told.setText(sentence);
        told.setVisible(true);
        root.revalidate();
    }
}
