package chat.warren.ui.window.settings;

import chat.warren.node.api.FileSettings;
import chat.warren.ui.look.Pieces;
import chat.warren.ui.look.Shade;
import chat.warren.ui.look.Text;
import chat.warren.ui.window.offstage.Stage;
import chat.warren.ui.words.Size;
import java.nio.file.Path;
import java.util.List;
import java.util.function.LongFunction;
import java.util.function.UnaryOperator;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import javax.swing.JButton;
import javax.swing.JCheckBox;
import javax.swing.JComboBox;
import javax.swing.JComponent;
import javax.swing.JFileChooser;
import javax.swing.JPanel;
import javax.swing.JTextArea;
import net.miginfocom.swing.MigLayout;

/** Where files go, how much comes unasked, and how fast. */
final class FilesChapter {
    private static final long MEBI = 1 << 20;
    private static final List<Long> UNASKED = List.of(0L, MEBI, 10 * MEBI, 100 * MEBI, 1000 * MEBI);
    private static final List<Long> RATES = List.of(0L, 100_000L, 500_000L, 1_000_000L, 5_000_000L, 20_000_000L);

    private final Stage stage;
    private final JTextArea folder = Pieces.passage("", Text.BODY, Shade.INK);
    private final JButton choose;
    private Path place = Path.of("");
    private final JComboBox<String> unasked = new JComboBox<>();
    private final JCheckBox previews = Pieces.choice(
            false,
            on -> prefer(now -> new FileSettings(
                    now.folder(), now.automaticBytes(), on, now.upBytesPerSecond(), now.downBytesPerSecond())));
    private final JComboBox<String> up = new JComboBox<>();
    private final JComboBox<String> down = new JComboBox<>();

    FilesChapter(Stage stage) {
        this.stage = stage;
        choose = Pieces.button(stage.say("settings.files.choose"));
        choose.addActionListener(pressed -> choose());
        folder.setName("files-folder");
        unasked.setName("files-unasked");
        stage.offstage().ask(() -> stage.node().files().settings(), this::show);
    }

    Chapter chapter() {
        JPanel where = Pieces.clear(new MigLayout("insets 0, gap 12, fillx", "[grow,fill,0::][]"));
        where.add(folder, "wmin 0");
        where.add(choose);
        return new Chapter(
                stage.say("settings.files"),
                "folder",
                List.of(
                        Line.under(stage.say("settings.files.folder"), stage.say("settings.files.folder.cost"), where),
                        line("settings.files.unasked", unasked),
                        line("settings.files.previews", previews),
                        line("settings.files.up", up),
                        line("settings.files.down", down)));
    }

    private Line line(String key, JComponent control) {
        return Line.beside(stage.say(key), stage.say(key + ".cost"), control);
    }

    private void show(FileSettings now) {
        showFolder(now);
        previews.setSelected(now.previews());
        fill(
                unasked,
                UNASKED,
                now.automaticBytes(),
                this::unasked,
                (was, bytes) -> new FileSettings(
                        was.folder(), bytes, was.previews(), was.upBytesPerSecond(), was.downBytesPerSecond()));
        fill(
                up,
                RATES,
                now.upBytesPerSecond(),
                this::rate,
                (was, bytes) -> new FileSettings(
                        was.folder(), was.automaticBytes(), was.previews(), bytes, was.downBytesPerSecond()));
        fill(
                down,
                RATES,
                now.downBytesPerSecond(),
                this::rate,
                (was, bytes) -> new FileSettings(
                        was.folder(), was.automaticBytes(), was.previews(), was.upBytesPerSecond(), bytes));
    }

    private void showFolder(FileSettings now) {
        place = now.folder();
        folder.setText(stage.words().value(place.toString()));
    }

    private String unasked(long bytes) {
        if (bytes == 0) {
            return stage.say("settings.files.unasked.none");
        }
        return bytes % MEBI == 0 ? stage.say("talk.megabytes", bytes / MEBI) : Size.of(bytes, stage.words());
    }

    private String rate(long bytes) {
        return bytes == 0
                ? stage.say("settings.files.rate.free")
                : stage.say("settings.files.rate", Size.of(bytes, stage.words()));
    }

    /** Makes other settings of those that hold. */
    private interface Changing {
        FileSettings with(FileSettings was, long bytes);
    }

    /** What was chosen elsewhere, as by a command, is among the choices. */
    private void fill(
            JComboBox<String> box, List<Long> usual, long now, LongFunction<String> words, Changing changing) {
        List<Long> all = Stream.concat(usual.stream(), LongStream.of(now).boxed())
                .distinct()
                .sorted()
                .toList();
        all.forEach(each -> box.addItem(words.apply(each)));
        box.setSelectedIndex(all.indexOf(now));
        box.addActionListener(chosen -> prefer(was -> changing.with(was, all.get(box.getSelectedIndex()))));
    }

    private void prefer(UnaryOperator<FileSettings> other) {
        stage.offstage()
                .ask(
                        () -> {
                            FileSettings wanted =
                                    other.apply(stage.node().files().settings());
                            stage.node().files().prefer(wanted);
                            return wanted;
                        },
                        this::showFolder);
    }

    private void choose() {
        JFileChooser chooser = new JFileChooser(place.toFile());
        chooser.setFileSelectionMode(JFileChooser.DIRECTORIES_ONLY);
        if (chooser.showOpenDialog(choose) == JFileChooser.APPROVE_OPTION) {
            Path wanted = chooser.getSelectedFile().toPath().toAbsolutePath();
            prefer(now -> new FileSettings(
                    wanted, now.automaticBytes(), now.previews(), now.upBytesPerSecond(), now.downBytesPerSecond()));
        }
    }
}
