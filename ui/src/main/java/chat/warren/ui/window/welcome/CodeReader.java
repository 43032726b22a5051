package chat.warren.ui.window.welcome;

import chat.warren.ui.window.offstage.Offstage;
import java.awt.Component;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;
import java.util.function.Consumer;
import javax.imageio.ImageIO;
import javax.swing.JFileChooser;

/** Reads a QR code from the picture that was copied, or else from one that somebody chooses. */
public final class CodeReader {
    private CodeReader() {}

    /**
     * Reads one. On the event thread; the answer comes there.
     *
     * @param over beside which a picture is chosen
     * @param read what the code says; nothing if no code was found in the picture, and not called if none was chosen
     */
    public static void ask(Component over, Offstage offstage, Consumer<Optional<String>> read) {
        Optional<BufferedImage> copied = QrPicture.copied();
        offstage.askAside(() -> copied.flatMap(QrPicture::read), found -> {
            if (found.isPresent()) {
                read.accept(found);
            } else {
                choose(over, offstage, read);
            }
        });
    }

    private static void choose(Component over, Offstage offstage, Consumer<Optional<String>> read) {
        JFileChooser chooser = new JFileChooser();
        if (chooser.showOpenDialog(over) == JFileChooser.APPROVE_OPTION) {
            Path file = chooser.getSelectedFile().toPath();
            offstage.askAside(() -> read(file), read);
        }
    }

    static Optional<String> read(Path file) {
        try {
            return Optional.ofNullable(ImageIO.read(file.toFile())).flatMap(QrPicture::read);
        } catch (IOException e) {
            return Optional.empty(); // It is no picture, or not to be read.
        }
    }
}
