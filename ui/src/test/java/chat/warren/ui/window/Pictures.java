package chat.warren.ui.window;

import chat.warren.node.api.Event;
import chat.warren.node.api.Events;
import chat.warren.node.api.Happening;
import chat.warren.node.api.OutgoingText;
import chat.warren.node.api.RunningNode;
import chat.warren.ui.look.Look;
import chat.warren.ui.look.Theme;
import chat.warren.ui.window.settings.Choices;
import chat.warren.ui.words.Tongue;
import java.awt.Robot;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import javax.imageio.ImageIO;
import javax.swing.JFrame;

/** Every screen, as it looks: two themes, two sizes, three languages. Real nodes fill them. */
final class Pictures {
    private static final int WIDTH = 1120;
    private static final int HEIGHT = 760;
    /** What is drawn bit by bit has been drawn by then. */
    private static final int SETTLED_MILLIS = 900;

    /** Those that have something to choose; the rest are lists of words. */
    private static final int CHAPTERS = 9;

    private static final String SECRET = "correct horse battery";

    private record Variant(Theme theme, int percent, Tongue tongue) {
        String name() {
            return theme.name().toLowerCase(Locale.ROOT) + "-" + percent + "-" + tongue.code();
        }

        Choices choices() {
            return Choices.usual().theme(theme).percent(percent).tongue(Optional.of(tongue));
        }
    }

    private final Path target;
    private final Path folder;
    private final Strangers strangers;

    private Pictures(Path target, Path folder, Strangers strangers) {
        this.target = target;
        this.folder = folder;
        this.strangers = strangers;
    }

    public static void main(String[] arguments) throws Exception {
        System.setProperty("user.home", "/home/ana"); // Only shown: nothing is received.
        List<String> only = Arrays.asList(arguments).subList(2, arguments.length);
        try {
            new Pictures(Path.of(arguments[0]), Path.of(arguments[1]), new Strangers()).take(only);
        } catch (AssertionError | Exception e) {
            System.err.println(e + "\n"
                    + Arrays.stream(e.getStackTrace()).map(String::valueOf).collect(Collectors.joining("\n")));
            Runtime.getRuntime().halt(1);
        }
        Runtime.getRuntime().halt(0);
    }

    /**
     * Takes them.
     *
     * @param only those of this theme, size and language, such as dark-200-ar; all if there are none
     */
    private void take(List<String> only) throws Exception {
        Files.createDirectories(target);
        strangers
                .opening(folder.resolve("locked"))
                .begin("Ana", Optional.empty())
                .close();
        var locked = strangers.opening(folder.resolve("locked"));
        try (RunningNode node = locked.enter().orElseThrow()) {
            locked.protect(node.profile(), SECRET.toCharArray());
        }
        company();
        WindowStart[] start = new WindowStart[1];
        Watched ana = Watched.opened(() -> start[0] = WindowStart.open(strangers.opening(folder.resolve("ana"))));
        ana.await("conversations");
        for (int percent : List.of(100, 200)) {
            for (Tongue tongue : List.of(Tongue.ENGLISH, Tongue.ARABIC, Tongue.GERMAN)) {
                for (Theme theme : List.of(Theme.LIGHT, Theme.DARK)) {
                    Variant variant = new Variant(theme, percent, tongue);
                    if (only.isEmpty() || only.contains(variant.name())) {
                        outside(variant);
                        inside(variant, start[0], ana);
                    }
                }
            }
        }
    }

    /** Before a profile is open. */
    private void outside(Variant variant) throws Exception {
        Locale.setDefault(variant.tongue().locale());
        for (String screen : List.of("welcome", "locked")) {
            Watched window = Watched.opened(() -> WindowStart.open(strangers.opening(folder.resolve(screen))));
            Watched.onStage(() -> {
                Look.wear(variant.theme(), false, variant.percent());
                return true;
            });
            window.await(screen.equals("welcome") ? "name" : "unlock");
            snap(window, variant, screen);
            if (screen.equals("welcome")) {
                window.press("recover");
                window.await("return.device");
                snap(window, variant, "return");
                window.press("return.backup");
                window.await("choose-backup");
                snap(window, variant, "restore");
                window.press("back");
                window.press("return.device");
                window.await("device-name");
                snap(window, variant, "join");
            }
            Watched.onStage(() -> {
                window.frame().dispose();
                return true;
            });
        }
    }

    private void inside(Variant variant, WindowStart start, Watched ana) throws Exception {
        Watched.onStage(() -> {
            start.session().orElseThrow().choose(variant.choices());
            return true;
        });
        size((JFrame) ana.frame(), variant);
        Thread.sleep(SETTLED_MILLIS);
        ana.anywhere("control N"); // Where a language was chosen, the settings are shown.
        ana.await("copy");
        snap(ana, variant, "invite");
        ana.choose("kind=REQUEST");
        snap(ana, variant, "request");
        ana.choose("name=Ben");
        ana.await("composer");
        snap(ana, variant, "talk");
        Watched.onStage(() -> {
            start.session().orElseThrow().details();
            return true;
        });
        ana.await("show-words");
        ana.press("show-words");
        ana.await("verified");
        snap(ana, variant, "details");
        ana.scrollToEnd("details");
        snap(ana, variant, "details-2");
        ana.press("close-details");
        Watched.onStage(() -> {
            start.session().orElseThrow().echo();
            return true;
        });
        ana.await("echo");
        snap(ana, variant, "echo");
        Watched.onStage(() -> {
            start.session().orElseThrow().panic();
            return true;
        });
        ana.await("panic");
        snap(ana, variant, "panic");
        ana.press("panic-leave");
        Watched.onStage(() -> {
            start.session().orElseThrow().palette();
            return true;
        });
        snap(ana, variant, "palette");
        ana.press("settings");
        for (int chapter = 0; chapter < CHAPTERS; chapter++) {
            ana.select("chapters", chapter);
            if (chapter == 0) {
                ana.press("show-recovery");
            }
            snap(ana, variant, "settings-" + (chapter + 1));
        }
        ana.press("close-settings");
    }

    /** Ana has a friend with whom she talked, one who asks, and notes. */
    private void company() throws Exception {
        RunningNode ana = strangers.opening(folder.resolve("ana")).begin("Ana", Optional.empty());
        RunningNode ben = strangers.opening(folder.resolve("ben")).begin("Ben", Optional.empty());
        RunningNode caro = strangers.opening(folder.resolve("caro")).begin("Caro", Optional.empty());
        String invite = ana.people().invite(14, true, "").link();
        ben.people().add(invite, "It is Ben, from the choir");
        await(ana, event -> event instanceof Event.FriendAsked);
        ana.people().accept(ben.self());
        await(ben, event -> event instanceof Event.Befriended);
        await(ben, event -> event instanceof Event.FriendLinked linked && linked.linked());
        say(ben, ana.self(), "Hello Ana! This is Ben. So this is Warren?");
        say(ana, ben.self(), "It is. No account, no server: your computer found mine.");
        say(ben, ana.self(), "And who can read it?");
        say(ana, ben.self(), "You and me. Compare the *words* with me when you call, then we know for sure. 🙂");
        say(ben, ana.self(), "Rehearsal on Thursday at seven, bring the `Bach`?");
        caro.people().add(ana.people().invite(14, true, "").link(), "Caro here, we met at the market");
        await(
                ana,
                event -> event instanceof Event.FriendAsked asked
                        && asked.person().equals(caro.self()));
        ana.chats().send(ana.self(), OutgoingText.of("Buy strings for the cello"));
        ana.close();
    }

    private static void say(RunningNode from, String to, String text) throws Exception {
        String message = from.chats().send(to, OutgoingText.of(text));
        await(
                from,
                event -> event instanceof Event.MessageMoved moved
                        && moved.message().equals(message));
    }

    private static void await(RunningNode node, Predicate<Event> wanted) throws InterruptedException {
        Events.Listener events = node.events().listenAfter(0);
        for (int waits = 0; waits < 90; waits++) {
            for (Happening each : events.next(Duration.ofSeconds(1)).orElseThrow()) {
                if (wanted.test(each.event())) {
                    return;
                }
            }
        }
        throw new AssertionError("it did not happen; log: " + node.log().newest(30));
    }

    private void snap(Watched window, Variant variant, String screen) throws Exception {
        JFrame frame = (JFrame) window.frame();
        size(frame, variant);
        Thread.sleep(SETTLED_MILLIS);
        new Robot().waitForIdle();
        BufferedImage picture = Watched.onStage(() -> painted(frame));
        Path file = target.resolve(screen + "-" + variant.name() + ".png");
        if (!ImageIO.write(picture, "png", file.toFile())) {
            throw new IOException("no PNG can be written here");
        }
    }

    /** As large as its contents: twice the text in twice the window. */
    private static void size(JFrame frame, Variant variant) throws Exception {
        double scale = variant.percent() / 100.0;
        Watched.onStage(() -> {
            frame.setBounds(0, 0, (int) (WIDTH * scale), (int) (HEIGHT * scale));
            frame.validate();
            frame.toFront();
            return true;
        });
    }

    private static BufferedImage painted(JFrame frame) {
        var root = frame.getRootPane();
        BufferedImage picture = new BufferedImage(root.getWidth(), root.getHeight(), BufferedImage.TYPE_INT_RGB);
        var graphics = picture.createGraphics();
        root.printAll(graphics);
        graphics.dispose();
        return picture;
    }
}
