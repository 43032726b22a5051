package chat.warren.ui.window;

import chat.warren.node.api.Event;
import chat.warren.node.api.Happening;
import chat.warren.node.api.ProfileException;
import chat.warren.node.api.RunningNode;
import chat.warren.ui.look.Look;
import chat.warren.ui.look.Pieces;
import chat.warren.ui.window.door.Opening;
import chat.warren.ui.window.offstage.Offstage;
import chat.warren.ui.window.offstage.Question;
import chat.warren.ui.window.offstage.Stage;
import chat.warren.ui.window.welcome.NamePage;
import chat.warren.ui.window.welcome.UnlockPage;
import chat.warren.ui.words.Tongue;
import chat.warren.ui.words.Words;
import java.awt.AWTError;
import java.awt.EventQueue;
import java.awt.GraphicsEnvironment;
import java.time.ZoneId;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.function.Consumer;
import javax.swing.JButton;

/** One window from its start to its end: which page is shown, and what it stands on. */
public final class WindowStart {
    private final Opening opening;
    private final CountDownLatch ended = new CountDownLatch(1);
    private final WarrenFrame frame;
    private Words words = Words.of(Tongue.of(Locale.getDefault()));
    private Choices choices = Choices.usual();
    private Offstage offstage;
    private Optional<RunningNode> node = Optional.empty();
    private Optional<Home> home = Optional.empty();

    private WindowStart(Opening opening) {
        this.opening = opening;
        this.frame = new WarrenFrame(this::leave);
        this.offstage = new Offstage(failure -> {});
    }

    /** Whether a window can be shown here at all. */
    public static boolean possible() {
        if (GraphicsEnvironment.isHeadless()) {
            return false;
        }
        try {
            return GraphicsEnvironment.getLocalGraphicsEnvironment().getScreenDevices().length > 0;
        } catch (AWTError e) {
            return false; // DISPLAY names a display that is not there.
        }
    }

    /** Opens a window. */
    public static WindowStart open(Opening opening) throws InterruptedException {
        CountDownLatch begun = new CountDownLatch(1);
        WindowStart[] made = new WindowStart[1];
        EventQueue.invokeLater(() -> {
            Look.begin();
            Look.wear(Choices.usual().theme(), false, Choices.usual().percent());
            made[0] = new WindowStart(opening);
            made[0].begin();
            begun.countDown();
        });
        begun.await();
        return made[0];
    }

    /** Returns when the window is closed and the profile locked. */
    public void await() throws InterruptedException {
        ended.await();
    }

    private void begin() {
        offstage.ask(opening::door, this::arrive, failure -> name(false).fault(failure.sentence()));
    }

    private void arrive(Opening.Door door) {
        switch (door) {
            case NO_PROFILE -> name(false);
            case LOCKED -> unlock();
            case OPEN -> offstage.ask(opening::enter, this::enter, failure -> unlock().fault(failure.sentence()));
        }
    }

    private NamePage name(boolean recovering) {
        JButton other = Pieces.quiet(words.say(recovering ? "recover.back" : "welcome.recover"));
        other.setName(recovering ? "back" : "recover");
        other.addActionListener(pressed -> name(!recovering));
        NamePage[] page = new NamePage[1];
        page[0] = new NamePage(
                words,
                recovering,
                answer -> wait(
                        () -> opening.begin(answer.name(), answer.recoveryWords()),
                        sentence -> page[0].fault(sentence)),
                tongue -> {
                    words = Words.of(tongue);
                    choices = choices.tongue(Optional.of(tongue));
                    name(recovering);
                },
                other);
        frame.show(page[0].component());
        page[0].focus();
        return page[0];
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
        offstage.ask(question, this::enter, failure -> failed.accept(failure.sentence()));
    }

    private void enter(RunningNode running) {
        node = Optional.of(running);
        Choices before = choices;
        offstage.ask(() -> Choices.read(running.profile()), kept -> {
            // What was chosen before there was a profile is the first that it keeps.
            choices = kept.equals(Choices.usual()) ? before : kept;
            words = choices.tongue().map(Words::of).orElse(words);
            if (!choices.equals(kept)) {
                Choices chosen = choices;
                offstage.tell(() -> chosen.keep(running.profile()));
            }
            Look.wear(choices.theme(), false, choices.percent());
            settle(running);
        });
    }

    private void settle(RunningNode running) {
        offstage.close();
        Banner banner = new Banner(words);
        offstage = new Offstage(failure -> wrong(banner, failure));
        Stage stage = new Stage(running, offstage, words, opening.clock(), ZoneId.systemDefault());
        Home shown = new Home(stage, banner, () -> {}, frame::unread);
        home = Optional.of(shown);
        offstage.listen(running.events(), this::heard);
        shown.component().applyComponentOrientation(words.orientation());
        frame.show(shown.component());
    }

    private void wrong(Banner banner, ProfileException failure) {
        if (failure.reason() != ProfileException.Reason.LOCKED) {
            banner.warn(failure.sentence());
        }
    }

    private void heard(List<Happening> news) {
        if (news.stream().anyMatch(each -> each.event() instanceof Event.Locked)) {
            locked();
        } else {
            home.ifPresent(shown -> shown.heard(news));
        }
    }

    /** Somebody locked the profile, here or from a terminal. */
    private void locked() {
        home.ifPresent(Home::close);
        home = Optional.empty();
        node = Optional.empty();
        frame.unread(0);
        offstage.close();
        offstage = new Offstage(failure -> {});
        begin();
    }

    private void leave() {
        home.ifPresent(Home::close);
        frame.close();
        offstage.tell(
                () -> {
                    if (node.isPresent()) {
                        node.get().close();
                    }
                },
                () -> {
                    offstage.close();
                    ended.countDown();
                });
    }
}
