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
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.stream.Collectors;

/**
 * People with a window each, strangers to one another, in a network of strangers on this machine. Runs in a process of
 * its own, whose display nobody sees; what goes wrong ends it with a sentence.
 */
final class Theatre {
    /** What is played there. */
    interface Play {
        void in(Theatre theatre) throws Exception;
    }

    /** What of the facade asks the profile or the network; its views and its reader of text ask nobody. */
    private static final Set<String> WAITING = Set.of(
            RunningNode.class.getName(),
            People.class.getName(),
            Chats.class.getName(),
            Network.class.getName(),
            OpenProfile.class.getName(),
            ProfileHome.class.getName());

    private final Path folder;
    private final Strangers strangers = new Strangers();
    private final Queue<StageWatch.HeldUp> heldUp = new ConcurrentLinkedQueue<>();
    private boolean watching;

    private Theatre(Path folder) throws Exception {
        this.folder = folder;
    }

    /** Plays it, and ends the process. */
    static void open(String[] arguments, Play play) {
        try {
            Theatre theatre = new Theatre(Path.of(arguments[0]));
            play.in(theatre);
            theatre.nobodyWaitedForTheNode();
        } catch (AssertionError | Exception e) {
            System.err.println(e + "\n"
                    + Arrays.stream(e.getStackTrace()).map(String::valueOf).collect(Collectors.joining("\n")));
            Runtime.getRuntime().halt(1); // A window that is still open would keep the process.
        }
        Runtime.getRuntime().halt(0);
    }

    Path folder() {
        return folder;
    }

    /** A window of a profile, which may be there already. */
    Watched window(String profile) throws Exception {
        Watched window = Watched.opened(() -> WindowStart.open(strangers.opening(folder.resolve(profile))));
        if (!watching) {
            watching = true;
            new StageWatch(heldUp::add).begin();
        }
        return window;
    }

    /** A window of somebody new. */
    Watched newcomer(String name) throws Exception {
        Watched window = window(name);
        window.write("name", name);
        window.press("continue");
        window.await("copy");
        return window;
    }

    /** Somebody new without a window. */
    RunningNode neighbour(String name) throws Exception {
        return strangers.opening(folder.resolve(name)).begin(name, Optional.empty());
    }

    /** They become friends by a link. */
    static void befriend(Watched first, Watched second) throws Exception {
        second.press("add");
        second.write("link", invite(first));
        second.press("ask");
        first.choose("kind=REQUEST");
        first.press("accept");
    }

    static void befriend(Watched first, RunningNode second) throws Exception {
        String invite = invite(first);
        second.people().add(invite.substring(invite.indexOf("warren:invite:")).strip(), "");
        first.choose("kind=REQUEST");
        first.press("accept");
    }

    static String invite(Watched window) throws Exception {
        window.press("add");
        window.press("copy");
        String invite =
                String.valueOf(Toolkit.getDefaultToolkit().getSystemClipboard().getData(DataFlavor.stringFlavor));
        check(invite.contains("warren:invite:"), "the clipboard holds the invite");
        return invite;
    }

    /**
     * However slow the machine is: the event thread is never found within the node's disk, and never waiting within the
     * node, but to load a class of it.
     */
    private void nobodyWaitedForTheNode() {
        List<String> waits = heldUp.stream()
                .filter(each -> each.where().stream()
                        .noneMatch(frame -> frame.getClassName().equals(ClassLoader.class.getName())))
                .filter(each -> each.where().stream()
                        .map(StackTraceElement::getClassName)
                        .anyMatch(name ->
                                name.startsWith("chat.warren.storage") || (!each.worked() && WAITING.contains(name))))
                .map(StageWatch.HeldUp::toString)
                .toList();
        check(waits.isEmpty(), "the event thread waited for the node: " + waits);
    }

    static void check(boolean is, String what) {
        if (!is) {
            throw new AssertionError("not so: " + what);
        }
    }
}
