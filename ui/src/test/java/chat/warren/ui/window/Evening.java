package chat.warren.ui.window;

import static chat.warren.ui.window.Theatre.check;

import java.awt.Color;
import java.awt.Component;
import java.awt.datatransfer.DataFlavor;
import java.awt.datatransfer.Transferable;
import java.awt.datatransfer.UnsupportedFlavorException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.random.RandomGenerator;
import java.util.stream.Stream;
import javax.swing.AbstractButton;
import javax.swing.JList;
import javax.swing.JRootPane;

/** What two friends do in an evening: words and a file; then one closes the window, and opens it again. */
final class Evening {
    /** More than is fetched without asking. */
    private static final int BYTES = 12 << 20;
    /** Of the settings' index. */
    private static final int APPEARANCE = 4;

    private Evening() {}

    public static void main(String[] arguments) {
        Theatre.open(arguments, Evening::play);
    }

    private static void play(Theatre theatre) throws Exception {
        Watched ana = theatre.newcomer("Ana");
        Watched ben = theatre.newcomer("Ben");
        Theatre.befriend(ana, ben);
        ana.choose("kind=FRIEND", "name=Ben");
        ben.choose("kind=FRIEND", "name=Ana");
        talk(ana, ben);
        search(ana, ben);
        file(theatre.folder(), ana, ben);
        restart(theatre, ana, ben);
    }

    private static void talk(Watched ana, Watched ben) throws Exception {
        ben.write("composer", "Rehearsal on Thursday?");
        ben.press("send");
        ana.letters().hears("Rehearsal on Thursday?");
        ben.letters().hears("Rehearsal on Thursday?", "Delivered|Read");

        ana.act("messages", "END");
        ana.act("messages", "ENTER"); // Answers the message at hand.
        ana.write("composer", "Yes");
        ana.press("send");
        ben.letters().hears("Yes");

        ana.letters().hears("Yes", "Delivered|Read");
        ana.act("messages", "END");
        ana.act("messages", "F2");
        ana.write("composer", "Yes, at seven");
        ana.press("send");
        ben.letters().hears("Yes, at seven", "edited");

        ben.act("messages", "END");
        ben.act("messages", "SPACE");
        ben.write("emoji-search", "tada");
        ben.act("emoji-search", "ENTER");
        ana.letters().hears("Yes, at seven", "🎉");
    }

    /** Each of several messages that were found in one conversation can be gone to. */
    private static void search(Watched ana, Watched ben) throws Exception {
        for (String each : List.of("Rehearsal again", "Rehearsal no more")) {
            ben.write("composer", each);
            ben.press("send");
            ana.letters().hears(each);
        }
        ana.write("search", "rehearsal");
        for (String each : List.of("no more", "again", "Thursday")) {
            ana.choose("kind=FOUND", each);
            check(ana.chosen().contains(each), each + " was chosen and not " + ana.chosen());
        }
        ana.press("details", AbstractButton.class);
        ana.within("details", "ESCAPE");
        ana.attends("composer");
        check(!ana.sees("close-details"), "the details are left by a key");
        ana.write("search", "");
        ana.choose("kind=FRIEND", "name=Ben");
    }

    /** It is paused before it leaves, so that it waits however quick this machine is. */
    private static void file(Path folder, Watched ana, Watched ben) throws Exception {
        byte[] bytes = new byte[BYTES];
        RandomGenerator.of("L64X128MixRandom").nextBytes(bytes);
        Path score = Files.write(folder.resolve("score.bin"), bytes);
        ben.drop("composer", new Dropped(List.of(score.toFile())));
        ben.press("send");
        ben.letters().hears("score.bin", "leaves when they fetch it");
        ben.letters().hand("Pause");
        ben.letters().hears("score.bin", "paused");
        ana.letters().hears("score.bin");
        ana.letters().hand("Fetch");
        ana.letters().hears("score.bin", "waiting for the other side");
        ben.letters().hand("Go on");
        ana.letters().offers("Show score.bin in its folder");
        try (Stream<Path> files = Files.walk(folder)) {
            List<Path> copies = files.filter(file -> file.endsWith("score.bin")).toList();
            check(copies.size() == 2, "one was sent and one came: " + copies);
            check(Files.mismatch(copies.getFirst(), copies.getLast()) < 0, "it is what was sent");
        }
    }

    private static void restart(Theatre theatre, Watched ana, Watched ben) throws Exception {
        ana.act("messages", "END");
        ana.act("messages", "ENTER");
        ana.write("composer", "not sent yet");
        ana.press("settings");
        ana.select("chapters", APPEARANCE);
        ana.press("theme.dark");
        ana.close();
        ben.write("composer", "Are you asleep?");
        ben.press("send");
        ben.letters().hears("Are you asleep?", "Waiting here");
        Watched again = theatre.window("Ana");
        again.choose("kind=FRIEND", "name=Ben");
        check(Watched.onStage(() -> isDark(again)), "the window wears the theme that was chosen");
        again.letters().hears("Yes, at seven", "edited", "🎉");
        again.letters().hears("Are you asleep?");
        check(again.read("composer").equals("not sent yet"), "what was begun is still there");
        again.await("answered");
        ben.letters().hears("Are you asleep?", "Delivered|Read");
    }

    private static boolean isDark(Watched window) {
        for (Component part = window.find("conversations", JList.class);
                !(part instanceof JRootPane);
                part = part.getParent()) {
            Color ground = part.getBackground();
            if (part.isOpaque()
                    && Color.RGBtoHSB(ground.getRed(), ground.getGreen(), ground.getBlue(), null)[2] > 0.5) {
                return false;
            }
        }
        return true;
    }

    private record Dropped(List<java.io.File> files) implements Transferable {
        @Override
        public DataFlavor[] getTransferDataFlavors() {
            return new DataFlavor[] {DataFlavor.javaFileListFlavor};
        }

        @Override
        public boolean isDataFlavorSupported(DataFlavor flavor) {
            return flavor.equals(DataFlavor.javaFileListFlavor);
        }

        @Override
        public Object getTransferData(DataFlavor flavor) throws UnsupportedFlavorException, IOException {
            if (!isDataFlavorSupported(flavor)) {
                throw new UnsupportedFlavorException(flavor);
            }
            return files;
        }
    }
}
