package chat.warren.ui.window;

import chat.warren.node.api.Chats;
import chat.warren.node.api.Network;
import chat.warren.node.api.OpenProfile;
import chat.warren.node.api.People;
import chat.warren.node.api.ProfileHome;
import chat.warren.node.api.RunningNode;
import chat.warren.ui.window.offstage.StageWatch;
import java.awt.Toolkit;
import java.awt.datatransfer.DataFlavor;
import java.awt.event.KeyEvent;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.stream.Collectors;

/**
 * Two people with a window each, strangers to one another, in a network of strangers on this machine. Runs in a process
 * of its own, whose display nobody sees; what goes wrong ends it with a sentence.
 */
final class FirstMinute {
    private static final String PASSPHRASE = "correct horse battery";

    /** What of the facade asks the profile or the network; its views and its reader of text ask nobody. */
    private static final Set<String> WAITING = Set.of(
            RunningNode.class.getName(),
            People.class.getName(),
            Chats.class.getName(),
            Network.class.getName(),
            OpenProfile.class.getName(),
            ProfileHome.class.getName());

    private final Path folder;
    private final Strangers strangers;
    private final Queue<StageWatch.HeldUp> heldUp = new ConcurrentLinkedQueue<>();

    private FirstMinute(Path folder, Strangers strangers) {
        this.folder = folder;
        this.strangers = strangers;
    }

    public static void main(String[] arguments) throws Exception {
        try {
            new FirstMinute(Path.of(arguments[0]), new Strangers()).play();
        } catch (AssertionError | Exception e) {
            System.err.println(e + "\n"
                    + Arrays.stream(e.getStackTrace()).map(String::valueOf).collect(Collectors.joining("\n")));
            Runtime.getRuntime().halt(1); // A window that is still open would keep the process.
        }
        Runtime.getRuntime().halt(0);
    }

    private Watched window(String profile) throws Exception {
        return Watched.opened(() -> WindowStart.open(strangers.opening(folder.resolve(profile))));
    }

    private void play() throws Exception {
        Watched ana = window("ana");
        StageWatch watch = new StageWatch(heldUp::add);
        watch.begin();
        ana.write("name", "Ana");
        ana.press("continue");
        ana.press("copy");
        String invite =
                String.valueOf(Toolkit.getDefaultToolkit().getSystemClipboard().getData(DataFlavor.stringFlavor));
        check(invite.contains("warren:invite:"), "the clipboard holds the invite");

        Watched ben = window("ben");
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
        talk(ana, ben);
        protectAndLock(ana);
        nobodyWaitedForTheNode();
    }

    private void talk(Watched ana, Watched ben) throws Exception {
        ben.write("composer", "Hello Ana, it is Ben");
        ben.press("send");
        ana.choose("Hello Ana, it is Ben");
    }

    private void protectAndLock(Watched ana) throws Exception {
        ana.press("offered");
        ana.write("new-passphrase", PASSPHRASE);
        ana.write("again-passphrase", "something else");
        ana.press("set-passphrase");
        ana.await("passphrase-told");
        ana.write("again-passphrase", PASSPHRASE);
        ana.press("set-passphrase");
        ana.keys(KeyEvent.VK_CONTROL, KeyEvent.VK_L);
        while (!ana.sees("unlock")) {
            Thread.sleep(200); // Guesses are being made expensive; until then a lock is refused.
            ana.keys(KeyEvent.VK_CONTROL, KeyEvent.VK_L);
        }
        check(!ana.sees("conversations"), "nothing is seen of a locked profile");
        ana.write("passphrase", "wrong");
        ana.press("unlock");
        ana.await("fault");
        ana.write("passphrase", PASSPHRASE);
        ana.press("unlock");
        ana.choose("Hello Ana, it is Ben");
    }

    /** However slow the machine is: the event thread is never found within the node. */
    private void nobodyWaitedForTheNode() {
        List<String> waits = heldUp.stream()
                .filter(each -> each.where().stream()
                        .map(StackTraceElement::getClassName)
                        .anyMatch(name -> name.startsWith("chat.warren.storage") || WAITING.contains(name)))
                .map(StageWatch.HeldUp::toString)
                .toList();
        check(waits.isEmpty(), "the event thread waited for the node: " + waits);
    }

    private static void check(boolean is, String what) {
        if (!is) {
            throw new AssertionError("not so: " + what);
        }
    }
}
