package chat.warren.ui.window;

import static chat.warren.ui.window.Theatre.check;

import java.awt.Component;
import java.awt.Image;
import java.awt.Toolkit;
import java.awt.datatransfer.DataFlavor;
import java.awt.datatransfer.Transferable;
import java.awt.datatransfer.UnsupportedFlavorException;
import java.awt.image.BufferedImage;

/** One person, and a friend through each of the doors that are no link: a picture, a code, the same network. */
final class EveryDoor {
    private EveryDoor() {}

    public static void main(String[] arguments) {
        Theatre.open(arguments, EveryDoor::play);
    }

    private static void play(Theatre theatre) throws Exception {
        Watched ana = theatre.newcomer("Ana");
        picture(ana, theatre.newcomer("Ben"));
        code(ana, theatre.newcomer("Caro"));
        nearby(ana, theatre.newcomer("Dora"));
        for (String friend : new String[] {"Ben", "Caro", "Dora"}) {
            ana.choose("kind=FRIEND", "name=" + friend);
        }
    }

    /** Ben has a picture of Ana's screen in his clipboard. */
    private static void picture(Watched ana, Watched ben) throws Exception {
        ana.await("qr");
        BufferedImage seen = Watched.onStage(() -> {
            Component qr = ana.part("qr", Component.class).orElseThrow();
            BufferedImage picture = new BufferedImage(qr.getWidth(), qr.getHeight(), BufferedImage.TYPE_INT_RGB);
            qr.paint(picture.getGraphics());
            return picture;
        });
        Toolkit.getDefaultToolkit().getSystemClipboard().setContents(new Picture(seen), null);
        ben.press("scan");
        accept(ana, ben);
    }

    private static void code(Watched ana, Watched caro) throws Exception {
        ana.press("add");
        ana.press("say-code");
        String code = ana.read("own-code");
        check(code.contains("-"), "a code to say: " + code);
        caro.write("code", code);
        caro.press("ask-code");
        accept(ana, caro);
    }

    private static void nearby(Watched ana, Watched dora) throws Exception {
        ana.press("add");
        ana.press("nearby");
        dora.press("nearby");
        dora.press("ask-nearby");
        accept(ana, dora);
    }

    private static void accept(Watched ana, Watched other) throws Exception {
        ana.choose("kind=REQUEST");
        ana.press("accept");
        other.choose("kind=FRIEND", "name=Ana");
    }

    private record Picture(Image image) implements Transferable {
        @Override
        public DataFlavor[] getTransferDataFlavors() {
            return new DataFlavor[] {DataFlavor.imageFlavor};
        }

        @Override
        public boolean isDataFlavorSupported(DataFlavor flavor) {
            return flavor.equals(DataFlavor.imageFlavor);
        }

        @Override
        public Object getTransferData(DataFlavor flavor) throws UnsupportedFlavorException {
            if (!isDataFlavorSupported(flavor)) {
                throw new UnsupportedFlavorException(flavor);
            }
            return image;
        }
    }
}
