package chat.warren.ui.window;

import chat.warren.node.api.NewDevice;
import chat.warren.node.api.RunningNode;
import chat.warren.ui.window.door.Joining;
import chat.warren.ui.window.door.Opening;
import chat.warren.ui.window.offstage.Offstage;
import chat.warren.ui.window.offstage.Stage;
import chat.warren.ui.window.welcome.BackupPage;
import chat.warren.ui.window.welcome.JoinPage;
import chat.warren.ui.window.welcome.ReturnPage;
import chat.warren.ui.words.Words;
import java.time.Duration;
import java.util.Optional;

/** Brings back somebody who was here before, by what they still have. */
final class Comeback {
    /** Only so that a closed window is noticed. */
    private static final Duration PATIENCE = Duration.ofSeconds(2);

    /** Where it leads. */
    interface Ways {
        /** They have the words. */
        void paper();

        /** They are back. */
        void enter(RunningNode node);

        /** They begin anew. */
        void anew();
    }

    private final WarrenFrame frame;
    private final Words words;
    private final Opening opening;
    private final Offstage offstage;
    private final Ways ways;
    private Optional<Joining> joining = Optional.empty();

    Comeback(WarrenFrame frame, Words words, Opening opening, Offstage offstage, Ways ways) {
        this.frame = frame;
        this.words = words;
        this.opening = opening;
        this.offstage = offstage;
        this.ways = ways;
    }

    void show() {
        frame.show(new ReturnPage(words, ways::paper, this::backup, this::device, ways::anew).component());
    }

    private void backup() {
        BackupPage[] page = new BackupPage[1];
        page[0] = new BackupPage(
                words,
                (file, passphrase) -> offstage.askAside(
                        () -> opening.restore(file, passphrase),
                        ways::enter,
                        failure -> page[0].fault(Stage.told(words, failure))),
                this::show);
        frame.show(page[0].component());
        page[0].focus();
    }

    private void device() {
        JoinPage[] page = new JoinPage[1];
        page[0] = new JoinPage(
                words,
                name -> offstage.askAside(
                        () -> opening.join(name),
                        begun -> {
                            joining = Optional.of(begun);
                            follow(begun, page[0]);
                        },
                        failure -> page[0].fault(Stage.told(words, failure))),
                this::leave);
        frame.show(page[0].component());
    }

    private void leave() {
        giveUp();
        show();
    }

    /** What happens next, until it is a device or nobody wants it any more. */
    private void follow(Joining by, JoinPage page) {
        offstage.askAside(
                () -> by.next(PATIENCE),
                step -> {
                    if (joining.filter(by::equals).isEmpty()) {
                        return;
                    }
                    boolean over = step.map(each -> happened(each, by, page)).orElse(false);
                    if (!over) {
                        follow(by, page);
                    }
                },
                failure -> page.fault(Stage.told(words, failure)));
    }

    /** Whether nothing more will happen. */
    private boolean happened(NewDevice.Step step, Joining by, JoinPage page) {
        switch (step) {
            case NewDevice.Step.Waiting waiting -> page.wait(waiting);
            case NewDevice.Step.Compare compare -> page.compare(compare.words(), by::answer);
            case NewDevice.Step.Failed failed -> page.fault(words.told(failed.sentence()));
            case NewDevice.Step.Joined joined -> {
                joining = Optional.empty();
                offstage.askAside(by::joined, ways::enter, failure -> page.fault(Stage.told(words, failure)));
                return true;
            }
        }
        return false;
    }

    /** Nobody waits any more. */
    void giveUp() {
        joining.ifPresent(begun -> offstage.tell(() -> opening.giveUp(begun)));
        joining = Optional.empty();
    }
}
