package chat.warren.ui.window.talk;

import java.awt.Image;
import java.awt.datatransfer.Clipboard;
import java.awt.datatransfer.DataFlavor;
import java.awt.datatransfer.Transferable;
import java.awt.datatransfer.UnsupportedFlavorException;
import java.awt.event.InputEvent;
import java.awt.image.BufferedImage;
import java.io.File;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import javax.swing.JComponent;
import javax.swing.TransferHandler;

/** Takes files and pictures that are dropped or pasted; everything else goes where it went before. */
final class Taking extends TransferHandler {
    private final transient Optional<TransferHandler> usual;
    private final transient Consumer<List<Path>> files;
    private final transient Consumer<BufferedImage> picture;

    /** Takes them in place of a component's own handler, if it has one. */
    Taking(Optional<TransferHandler> usual, Consumer<List<Path>> files, Consumer<BufferedImage> picture) {
        this.usual = usual;
        this.files = files;
        this.picture = picture;
    }

    private static boolean isOurs(TransferSupport support) {
        return support.isDataFlavorSupported(DataFlavor.javaFileListFlavor)
                || (support.isDataFlavorSupported(DataFlavor.imageFlavor)
                        && !support.isDataFlavorSupported(DataFlavor.stringFlavor));
    }

    @Override
    public boolean canImport(TransferSupport support) {
        return isOurs(support) || usual.filter(each -> each.canImport(support)).isPresent();
    }

    @Override
    public boolean importData(TransferSupport support) {
        if (!isOurs(support)) {
            return usual.filter(each -> each.importData(support)).isPresent();
        }
        try {
            Transferable data = support.getTransferable();
            if (support.isDataFlavorSupported(DataFlavor.javaFileListFlavor)) {
                List<?> list = (List<?>) data.getTransferData(DataFlavor.javaFileListFlavor);
                files.accept(list.stream()
                        .filter(File.class::isInstance)
                        .map(each -> ((File) each).toPath())
                        .toList());
            } else {
                picture.accept(copy((Image) data.getTransferData(DataFlavor.imageFlavor)));
            }
            return true;
        } catch (UnsupportedFlavorException | IOException e) {
            return false; // Whoever offered it has taken it back.
        }
    }

    private static BufferedImage copy(Image image) {
        BufferedImage copy = new BufferedImage(image.getWidth(null), image.getHeight(null), BufferedImage.TYPE_INT_RGB);
        copy.getGraphics().drawImage(image, 0, 0, null);
        return copy;
    }

    @Override
    public int getSourceActions(JComponent of) {
        return usual.map(each -> each.getSourceActions(of)).orElse(NONE);
    }

    @Override
    public void exportAsDrag(JComponent from, InputEvent event, int action) {
        usual.ifPresent(each -> each.exportAsDrag(from, event, action));
    }

    @Override
    public void exportToClipboard(JComponent from, Clipboard to, int action) {
        usual.ifPresent(each -> each.exportToClipboard(from, to, action));
    }
}
