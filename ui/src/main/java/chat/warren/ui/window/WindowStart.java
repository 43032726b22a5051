package chat.warren.ui.window;

import chat.warren.node.api.ProfileException;
import chat.warren.node.api.RunningNode;
import chat.warren.ui.look.Look;
import chat.warren.ui.look.Pieces;
import chat.warren.ui.window.door.Opening;
import chat.warren.ui.window.door.Programs;
import chat.warren.ui.window.offstage.Offstage;
import chat.warren.ui.window.offstage.Question;
import chat.warren.ui.window.offstage.Stage;
import chat.warren.ui.window.settings.Choices;
import chat.warren.ui.window.welcome.CodeReader;
import chat.warren.ui.window.welcome.NamePage;
import chat.warren.ui.window.welcome.Sheet;
import chat.warren.ui.window.welcome.UnlockPage;
import chat.warren.ui.words.Tongue;
import chat.warren.ui.words.Words;
import java.awt.AWTError;
import java.awt.EventQueue;
import java.awt.GraphicsEnvironment;
import java.awt.Rectangle;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.function.Consumer;
import javax.swing.JButton;
import javax.swing.JFrame;

/** One window from its start to its end: which page is shown, and what it stands on. */
public final class WindowStart {
    private Opening opening;
    private Optional<Opening> before = Optional.empty();
    private final CountDownLatch ended = new CountDownLatch(1);
    private final WarrenFrame frame;
    private Words words = system();
    private Choices choices = Choices.usual();
    private final Offstage offstage = new Offstage(this::failed);
    private Optional<Session> session = Optional.empty();
    private Optional<Comeback> comeback = Optional.empty();
    private Runnable entered = () -> {};

    private WindowStart(Opening opening) {
        this.opening = opening;
        begin(); // The profile is opened meanwhile.
        Look.begin();
        Look.wear(choices.theme(), false, choices.percent());
        speak(words);
        this.frame = new WarrenFrame(this::closing, this::leave);
    }

    /** Whether a window can be shown here at all. */
    public static boolean possible() {
        if (GraphicsEnvironment.isHeadless()) {
            return false;
        }
        try {
            return GraphicsEnvironment.getLocalGraphicsEnvironment().getScreenDevices().length > 0;
        } catch (AWTError | NoClassDefFoundError e) {
            return false; // DISPLAY names a display that is not there: the first answer, and the one to who asks again.
        }
    }

    /** Opens a window. */
    public static WindowStart open(Opening opening) throws InterruptedException {
        return open(opening, start -> {});
    }

    /**
     * Everything that a start does, but that the window is not put up.
     *
     * @param entered is run when a profile is open in it
     */
    static WindowStart unseen(Opening opening, Runnable entered) throws InterruptedException {
        return open(opening, start -> {
            start.frame.hide();
            start.entered = entered;
        });
    }

    private static WindowStart open(Opening opening, Consumer<WindowStart> first) throws InterruptedException {
        CountDownLatch begun = new CountDownLatch(1);
        WindowStart[] made = new WindowStart[1];
        EventQueue.invokeLater(() -> {
            made[0] = new WindowStart(opening);
            first.accept(made[0]);
            begun.countDown();
        });
        begun.await();
        return made[0];
    }

    /** Returns when the window is closed and the profile locked. */
    public void await() throws InterruptedException {
        ended.await();
    }

    /** Lays it there, as far as the desktop lets windows be laid. */
    void place(Rectangle where) {
        frame.frame().setBounds(where);
    }

    JFrame frame() {
        return frame.frame();
    }

    /** The profile that is open in it, if one is. */
    Optional<Session> session() {
        return session;
    }

    private void begin() {
        Opening wanted = opening;
        offstage.ask(
                () -> arrival(wanted), Runnable::run, failure -> name(false).fault(Stage.told(words, failure)));
    }

    /** Opens the profile if it can be, off the event thread, and says what comes then on it. */
    private Runnable arrival(Opening wanted) throws ProfileException, InterruptedException {
        if (wanted.isElsewhere()) {
            return this::elsewhere;
        }
        Opening.Door door = wanted.door();
        if (door != Opening.Door.OPEN) {
            return () -> arrive(door);
        }
        try {
            Optional<RunningNode> node = wanted.enter();
            return () -> node.ifPresentOrElse(this::enter, () -> name(false));
        } catch (ProfileException failure) {
            return failure.reason() == ProfileException.Reason.IN_USE
                    ? this::elsewhere
                    : () -> unlock().fault(Stage.told(words, failure));
        }
    }

    private void arrive(Opening.Door door) {
        switch (door) {
            case NO_PROFILE -> name(false);
            case LOCKED -> unlock();
            case OPEN -> begin();
        }
    }

    /** Another Warren has it open: its window comes forward in place of ours, if it has one. */
    private void elsewhere() {
        offstage.ask(
                opening::show,
                shown -> {
                    if (shown) {
                        leave();
                    } else {
                        closed("elsewhere.title", "elsewhere.sentence", "elsewhere.again");
                    }
                },
                failure -> closed("elsewhere.title", "elsewhere.sentence", "elsewhere.again"));
    }

    private NamePage name(boolean recovering) {
        JButton other = Pieces.quiet(words.say(recovering ? "recover.back" : "welcome.recover"));
        other.setName(recovering ? "back" : "recover");
        other.addActionListener(pressed -> {
            if (recovering) {
                name(false);
            } else {
                comeback();
            }
        });
        JButton goBack = Pieces.quiet(words.say("welcome.return"));
        goBack.setVisible(before.isPresent());
        goBack.addActionListener(pressed -> before.ifPresent(first -> {
            opening = first;
            before = Optional.empty();
            begin();
        }));
        NamePage[] page = new NamePage[1];
        page[0] = new NamePage(
                words,
                recovering,
                answer -> wait(
                        () -> opening.begin(answer.name(), answer.recoveryWords()),
                        sentence -> page[0].fault(sentence)),
                tongue -> {
                    speak(Words.of(tongue));
                    choices = choices.tongue(Optional.of(tongue));
                    name(recovering);
                },
                other,
                goBack,
                scan(recovering, sentence -> page[0].fault(sentence), text -> page[0].paper(text)));
        frame.show(page[0].component());
        page[0].focus();
        return page[0];
    }

    /** Reads the code of a recovery sheet from a picture. */
    private JButton scan(boolean recovering, Consumer<String> fault, Consumer<String> paper) {
        JButton scan = Pieces.quiet(words.say("recover.scan"));
        scan.setName("scan");
        scan.setVisible(recovering);
        scan.addActionListener(pressed -> CodeReader.ask(
                frame.frame(),
                offstage,
                found -> found.ifPresentOrElse(paper, () -> fault.accept(words.say("door.link.no-code")))));
        return scan;
    }

    /** Somebody was here before. */
    private void comeback() {
        Comeback back = new Comeback(frame, words, opening, offstage, new Comeback.Ways() {
            @Override
            public void paper() {
                name(true);
            }

            @Override
            public void enter(RunningNode node) {
                comeback = Optional.empty();
                WindowStart.this.enter(node);
            }

            @Override
            public void anew() {
                name(false);
            }
        });
        comeback = Optional.of(back);
        back.show();
    }

    private UnlockPage unlock() {
        UnlockPage[] page = new UnlockPage[1];
        page[0] = new UnlockPage(
                words,
                words.say("unlock.sentence"),
                typed -> wait(() -> opening.unlock(typed), sentence -> page[0].fault(sentence)));
        frame.show(page[0].component());
        page[0].focus();
        return page[0];
    }

    private void wait(Question<RunningNode> question, Consumer<String> failed) {
        offstage.ask(question, this::enter, failure -> failed.accept(Stage.told(words, failure)));
    }

    private void enter(RunningNode running) {
        offstage.ask(() -> Choices.read(running.settings()), kept -> entered(running, kept), failure -> {
            offstage.tell(running::close); // Else it could not be opened once more.
            failed(failure);
        });
    }

    private void entered(RunningNode running, Choices kept) {
        // What was chosen before there was a profile is the first that it keeps.
        choices = kept.equals(Choices.usual()) ? choices : kept;
        if (!choices.equals(kept)) {
            Choices chosen = choices;
            offstage.tell(() -> chosen.keep(running.settings()));
        }
        settle(running, new Programs(running, opening.clock()));
    }

    private void settle(RunningNode running, Programs programs) {
        speak(choices.tongue().map(Words::of).orElse(words));
        running.profile().whenShown(() -> EventQueue.invokeLater(frame::bringBack));
        session = Optional.of(new Session(running, opening, frame, choices, words, new Going(running, programs)));
        entered.run();
    }

    /** What comes after a session. */
    private final class Going implements Owner {
        private final RunningNode running;
        private final Programs programs;

        Going(RunningNode running, Programs programs) {
            this.running = running;
            this.programs = programs;
        }

        @Override
        public Programs programs() {
            return programs;
        }

        @Override
        public void locked() {
            session = Optional.empty();
            offstage.ask(opening::door, door -> {
                if (door == Opening.Door.OPEN) {
                    closed("unlock.title", "closed.sentence", "closed.open");
                } else {
                    arrive(door);
                }
            });
        }

        @Override
        public void instead(Path profile) {
            session = Optional.empty();
            before = Optional.of(opening);
            opening = opening.in(profile);
            choices = Choices.usual();
            begin();
        }

        @Override
        public void quit() {
            leave();
        }

        @Override
        public void destroyed() {
            session = Optional.empty();
            leave(); // The memory of a program that has ended holds nothing either.
        }

        @Override
        public void anew(Choices chosen) {
            choices = chosen;
            speak(choices.tongue().map(Words::of).orElseGet(WindowStart::system));
            settle(running, programs);
            session.ifPresent(Session::appearance);
        }
    }

    /** In this language from now on, and in it whatever Java itself asks, such as for a file. */
    private void speak(Words chosen) {
        words = chosen;
        Dialogs.speak(words);
    }

    private static Words system() {
        return Words.of(Tongue.of(Locale.getDefault()));
    }

    /** Not open here, and no passphrase is asked for: it opens when somebody wants it. */
    private void closed(String title, String sentence, String open) {
        again(new Sheet("lock", words.say(title), words.say(sentence)), open);
    }

    /** What was begun did not go on: what stood in the way, and the same once more. */
    private void failed(ProfileException failure) {
        Sheet sheet = new Sheet("warning", words.say("failed.title"), "");
        again(sheet, "elsewhere.again");
        sheet.fault(Stage.told(words, failure));
    }

    private void again(Sheet sheet, String open) {
        JButton again = Pieces.leading(words.say(open));
        again.setName("again");
        again.addActionListener(pressed -> begin());
        sheet.leading(again).component().applyComponentOrientation(words.orientation());
        frame.show(sheet.component());
    }

    /** The cross was pressed. */
    private void closing() {
        if (session.filter(Session::stays).isPresent()) {
            frame.stepAside();
        } else {
            leave();
        }
    }

    void leave() {
        frame.close();
        comeback.ifPresent(Comeback::giveUp);
        Runnable over = () -> {
            offstage.close();
            ended.countDown();
        };
        session.ifPresentOrElse(open -> open.end(over), over);
    }
}
