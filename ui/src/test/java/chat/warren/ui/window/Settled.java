package chat.warren.ui.window;

import chat.warren.node.api.ConversationView;
import chat.warren.node.api.FriendView;
import chat.warren.node.api.OutgoingText;
import chat.warren.node.api.ProfileException;
import chat.warren.node.api.RunningNode;
import chat.warren.ui.window.door.Opening;
import java.awt.Toolkit;
import java.awt.datatransfer.DataFlavor;
import java.awt.event.KeyEvent;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import javax.swing.AbstractButton;
import javax.swing.JLabel;
import javax.swing.JPanel;

/**
 * Somebody who has been here for a while: conversations muted and archived, another device, a recovery sheet, and the
 * moment in which everything must go. Runs in a process of its own, like {@link FirstMinute}.
 */
final class Settled {
    private static final Duration PATIENCE = Duration.ofSeconds(90);
    /** Of the settings' index. */
    private static final int PROFILE = 0;

    private static final int DEVICES = 1;
    private static final int APPEARANCE = 4;
    private static final int CHAPTERS = 12;

    private final Path folder;
    private final Strangers strangers;

    private Settled(Path folder, Strangers strangers) {
        this.folder = folder;
        this.strangers = strangers;
    }

    public static void main(String[] arguments) throws Exception {
        try {
            new Settled(Path.of(arguments[0]), new Strangers()).play();
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
        ana.write("name", "Ana");
        ana.press("continue");
        ana.press("copy");
        String invite = clipboard();
        echo(ana);
        RunningNode ben = strangers.opening(folder.resolve("ben")).begin("Ben", Optional.empty());
        ben.people().add(invite.substring(invite.indexOf("warren:invite:")).strip(), "");
        ana.choose("kind=REQUEST");
        ana.press("accept");
        ana.choose("name=Ben");
        ana.await("hello");
        conversation(ana, ben);
        everythingIsNamed(ana);
        devices(ana);
        rename(ana, ben);
        List<String> recovery = recovery(ana);
        panic(ana);
        comeback(recovery);
    }

    /** Whoever has no friend yet talks to the echo, and is told that it is one. */
    private void echo(Watched ana) throws Exception {
        ana.choose("kind=ECHO");
        ana.write("composer", "is there anybody");
        ana.press("send");
        until("it answers with what was said", () -> ana.count("is there anybody") >= 2);
    }

    private void conversation(Watched ana, RunningNode ben) throws Exception {
        String self = person(ben, "Ana");
        ana.press("details", AbstractButton.class);
        ana.pick("timer", 2);
        until(
                "the friend's messages disappear after as long",
                () -> talk(ben).flatMap(ConversationView::disappearing).equals(Optional.of(Duration.ofHours(1))));
        ana.press("this.archive");
        until("it is out of the list", () -> !ana.lists("name=Ben"));
        ben.chats().send(self, OutgoingText.of("are you there"));
        ana.choose("are you there");
        ana.press("this.mute");
        until("it is said to be muted", () -> ana.lists("muted=true"));
        ana.press("close-details");
    }

    /** Whatever can be used has a name for those who do not see it. */
    private void everythingIsNamed(Watched ana) throws Exception {
        ana.press("details", AbstractButton.class);
        ana.await("timer");
        check(ana.unnamed().isEmpty(), "all of the conversation is named: " + ana.unnamed());
        ana.press("close-details");
        ana.press("settings");
        for (int chapter = 0; chapter < CHAPTERS; chapter++) {
            ana.select("chapters", chapter);
            check(ana.unnamed().isEmpty(), "all of chapter " + chapter + " is named: " + ana.unnamed());
        }
        ana.within("settings-page", "ESCAPE");
        ana.attends("composer");
    }

    /** A second window becomes another device of the first one's owner. */
    private void devices(Watched ana) throws Exception {
        Watched laptop = window("laptop");
        laptop.press("recover");
        laptop.press("return.device");
        laptop.write("device-name", "the laptop");
        laptop.press("join");
        laptop.press("copy-device-link");
        String link = clipboard();
        ana.press("settings");
        ana.select("chapters", DEVICES);
        ana.write("device-link", link);
        ana.press("add-device");
        ana.await("pairing-same");
        laptop.await("device-same");
        check(words(ana, "pairing-words").equals(words(laptop, "device-words")), "both show the same words");
        ana.press("pairing-same");
        laptop.press("device-same");
        laptop.choose("are you there");
        ana.await("device.the laptop");
        ana.anywhere("control TAB");
        ana.await("conversations"); // What goes to another conversation shows it.
        Watched.onStage(() -> {
            laptop.frame().dispose();
            return true;
        });
    }

    private static List<String> words(Watched window, String panel) throws Exception {
        return Watched.onStage(
                () -> Arrays.stream(window.find(panel, JPanel.class).getComponents())
                        .filter(JLabel.class::isInstance)
                        .map(label -> ((JLabel) label).getText())
                        .toList());
    }

    private static void rename(Watched ana, RunningNode ben) throws Exception {
        ana.press("settings");
        ana.select("chapters", PROFILE);
        until("her name is there", () -> ana.read("own-name").equals("Ana"));
        ana.write("own-name", "Anastasia");
        ana.press("save-name");
        until(
                "friends are told",
                () -> ben.people().all().stream().anyMatch(each -> each.name().equals("Anastasia")));
        speak(ana, 2, "Hell");
        speak(ana, 1, "Light");
        ana.press("close-settings");
    }

    /** Another language is spoken where it was chosen, and nothing else is shown. */
    private static void speak(Watched ana, int language, String light) throws Exception {
        ana.select("chapters", APPEARANCE);
        ana.pick("language", language);
        until(
                "the page is there in it",
                () -> Watched.onStage(() -> ana.part("theme.light", AbstractButton.class)
                        .map(AbstractButton::getText)
                        .equals(Optional.of(light))));
    }

    private List<String> recovery(Watched ana) throws Exception {
        ana.press("settings");
        ana.select("chapters", PROFILE);
        ana.press("show-recovery");
        ana.await("recovery-words");
        List<String> shown = words(ana, "recovery-words");
        check(shown.size() == 24, "there are 24 words: " + shown);
        String[] ordered = new String[shown.size()];
        for (String each : shown) {
            String[] both = each.strip().split("\\s+", 2);
            ordered[Integer.parseInt(both[0]) - 1] = both[1];
        }
        ana.press("close-settings");
        return List.of(ordered);
    }

    /** A press destroys nothing; holding does. */
    private void panic(Watched ana) throws Exception {
        Opening opening = strangers.opening(folder.resolve("ana"));
        ana.keys(KeyEvent.VK_CONTROL, KeyEvent.VK_SHIFT, KeyEvent.VK_DELETE);
        ana.press("panic");
        ana.press("panic-leave");
        ana.await("conversations");
        check(opening.door() == Opening.Door.OPEN, "a press alone destroys nothing");
        ana.keys(KeyEvent.VK_CONTROL, KeyEvent.VK_SHIFT, KeyEvent.VK_DELETE);
        ana.await("panic");
        ana.hold("panic");
        until("nothing is left", () -> isGone(opening));
        until("and nothing is seen", () -> !ana.frame().isShowing());
    }

    private static boolean isGone(Opening opening) {
        try {
            return opening.door() == Opening.Door.NO_PROFILE;
        } catch (ProfileException e) {
            return false; // The keys are overwritten, the files still there.
        }
    }

    /** The words on paper bring the identity back. */
    private void comeback(List<String> recovery) throws Exception {
        Watched again = window("ana");
        again.press("recover");
        again.press("return.paper");
        again.write("name", "Ana");
        again.write("paper", "  " + String.join(" ", recovery).toUpperCase(java.util.Locale.ROOT));
        again.press("continue");
        again.await("conversations");
    }

    private static String clipboard() throws Exception {
        return String.valueOf(Toolkit.getDefaultToolkit().getSystemClipboard().getData(DataFlavor.stringFlavor));
    }

    private static Optional<ConversationView> talk(RunningNode node) throws ProfileException {
        return node.chats().all().stream()
                .filter(each -> !each.with().equals(node.self()))
                .findFirst();
    }

    private static String person(RunningNode node, String name) throws IOException, InterruptedException {
        return node.people().all().stream()
                .filter(each -> each.name().equals(name))
                .map(FriendView::id)
                .findFirst()
                .orElseThrow();
    }

    private static void until(String what, Callable<Boolean> wanted) throws Exception {
        Instant end = Instant.now().plus(PATIENCE);
        while (Instant.now().isBefore(end)) {
            if (wanted.call()) {
                return;
            }
            Thread.sleep(50);
        }
        throw new AssertionError("not so: " + what);
    }

    private static void check(boolean is, String what) {
        if (!is) {
            throw new AssertionError("not so: " + what);
        }
    }
}
