package chat.warren.ui.window;

import static chat.warren.ui.window.Theatre.check;

import java.awt.Dialog;
import java.awt.event.KeyEvent;
import java.nio.file.Files;
import java.nio.file.Path;
import javax.swing.JDialog;

/** The first minute of two people: a name, an invite, a request, a message; then a passphrase, and a lock. */
final class FirstMinute {
    private static final String PASSPHRASE = "correct horse battery";

    private FirstMinute() {}

    public static void main(String[] arguments) {
        Theatre.open(arguments, FirstMinute::play);
    }

    private static void play(Theatre theatre) throws Exception {
        Watched ana = theatre.newcomer("Ana");
        String invite = Theatre.invite(ana);

        Watched ben = theatre.window("ben");
        ben.press("continue");
        check(ben.read("fault").length() > 5, "a name is needed");
        ben.write("name", "Ben");
        ben.press("continue");
        ben.write("link", invite);
        ben.press("ask");

        ana.choose("kind=REQUEST");
        ana.press("accept");
        ana.choose("name=Ben");
        ben.choose("name=Ana");
        ben.write("composer", "Hello Ana, it is Ben");
        ben.press("send");
        ana.choose("Hello Ana, it is Ben");
        protectAndLock(ana);
        lockWhatIsDamaged(ana, theatre.folder().resolve("Ana"));
    }

    private static void protectAndLock(Watched ana) throws Exception {
        ana.press("offered");
        ana.pick("idle", 4);
        ana.await("idle-needs");
        ana.write("new-passphrase", PASSPHRASE);
        ana.write("again-passphrase", "something else");
        ana.press("set-passphrase");
        ana.await("passphrase-told");
        ana.write("again-passphrase", PASSPHRASE);
        ana.press("set-passphrase");
        JDialog picture = Watched.onStage(() -> over(ana));
        ana.keys(KeyEvent.VK_CONTROL, KeyEvent.VK_L);
        while (!ana.sees("unlock")) {
            Thread.sleep(200); // Guesses are being made expensive; until then a lock is refused.
            ana.keys(KeyEvent.VK_CONTROL, KeyEvent.VK_L);
        }
        check(!ana.sees("conversations"), "nothing is seen of a locked profile");
        check(!picture.isShowing(), "nor of what was opened over it");
        ana.write("passphrase", "wrong");
        ana.press("unlock");
        ana.await("fault");
        ana.write("passphrase", PASSPHRASE);
        ana.press("unlock");
        ana.choose("Hello Ana, it is Ben");
    }

    /** As a picture stands over the window, which goes on. */
    private static JDialog over(Watched ana) {
        JDialog picture = new JDialog(ana.frame(), Dialog.ModalityType.MODELESS);
        picture.setSize(200, 200);
        picture.setVisible(true);
        return picture;
    }

    /** Whatever stands in the way of a page is said, and is tried again. */
    private static void lockWhatIsDamaged(Watched ana, Path profile) throws Exception {
        Path vault = profile.resolve("vault");
        byte[] kept = Files.readAllBytes(vault);
        Files.write(vault, new byte[kept.length]);
        ana.keys(KeyEvent.VK_CONTROL, KeyEvent.VK_L);
        check(ana.read("fault").length() > 5, "it is said why");
        Files.write(vault, kept);
        ana.press("again");
        ana.await("unlock");
    }
}
