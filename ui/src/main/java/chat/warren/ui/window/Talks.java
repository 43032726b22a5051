package chat.warren.ui.window;

import chat.warren.node.api.Happening;
import chat.warren.ui.emoji.EmojiSet;
import chat.warren.ui.look.Look;
import chat.warren.ui.window.compose.Recent;
import chat.warren.ui.window.list.Row;
import chat.warren.ui.window.offstage.Stage;
import chat.warren.ui.window.sound.Microphone;
import chat.warren.ui.window.sound.Player;
import chat.warren.ui.window.sound.SoundCard;
import chat.warren.ui.window.talk.EchoPane;
import chat.warren.ui.window.talk.Habits;
import chat.warren.ui.window.talk.TalkPane;
import java.util.List;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import javax.swing.JComponent;

/** The conversation that is open, if one is, and the last few that were, as they were left. */
final class Talks implements Habits {
    /** The setting that has the emoji picked last. */
    private static final String RECENT = "ui.emoji";

    /** Who looks something up in another conversation or two comes back to this one. */
    private static final int MOST_KEPT = 5;

    private final Stage stage;
    private final BooleanSupplier enterSends;
    private final BooleanSupplier outward;
    private final Recent recent;
    private final Player player;
    private Optional<EmojiSet> emoji = Optional.empty();
    private final Kept<TalkPane> panes = new Kept<>(MOST_KEPT, TalkPane::drop);
    private Optional<TalkPane> open = Optional.empty();
    private Optional<EchoPane> echo = Optional.empty();
    private boolean entering; // Somebody wants to write before the emoji are read.

    /** @param outward closes what stands beside a conversation, and says whether anything did */
    Talks(Stage stage, BooleanSupplier enterSends, BooleanSupplier outward) {
        this.stage = stage;
        this.enterSends = enterSends;
        this.outward = outward;
        this.player = new Player(stage, SoundCard::speaker, () -> open.ifPresent(TalkPane::repaint));
        this.recent = new Recent(
                text -> stage.offstage().tell(() -> stage.node().settings().set(RECENT, text)));
    }

    /**
     * Opens the conversation of this line, and gives its pane when it can be shown.
     *
     * @param details opens what there is to know about a friend
     */
    void open(Row row, Runnable details, Consumer<JComponent> shown) {
        if (emoji.isEmpty()) {
            // They are read once, when the first conversation is opened.
            stage.offstage()
                    .askAside(
                            () -> new Loaded(
                                    EmojiSet.load(), stage.node().settings().get(RECENT)),
                            read -> {
                                emoji = Optional.of(read.emoji());
                                recent.restore(read.recent());
                                open(row, details, shown);
                            });
            return;
        }
        if (row.kind() == Row.Kind.ECHO) {
            leave();
            EchoPane pane = echo.orElseGet(() -> new EchoPane(stage, emoji.get(), this));
            echo = Optional.of(pane);
            Look.freshen(pane);
            shown.accept(pane);
            if (entering) {
                entering = false;
                pane.begin();
            }
            return;
        }
        if (open.filter(pane -> pane.with().equals(row.id())).isEmpty()) {
            leave();
            open = panes.find(row.id());
            open.ifPresent(pane -> {
                Look.freshen(pane);
                pane.again();
            });
        }
        if (open.isEmpty()) {
            Optional<Runnable> more = row.id().equals(stage.node().self()) ? Optional.empty() : Optional.of(details);
            TalkPane fresh = new TalkPane(stage, emoji.get(), this, row.id(), more);
            Look.freshen(fresh);
            panes.keep(row.id(), fresh);
            open = Optional.of(fresh);
        }
        TalkPane pane = open.get();
        shown.accept(pane);
        row.line().message().ifPresent(pane::show);
        if (entering) {
            entering = false;
            pane.begin();
        }
    }

    /** What conversations need that is read from disks. */
    private record Loaded(EmojiSet emoji, String recent) {}

    /** Whether one is before somebody's eyes, that with the echo included. */
    boolean isOpen() {
        return open.isPresent() || echo.filter(EchoPane::isShowing).isPresent();
    }

    /** The keyboard goes to the field. */
    void begin() {
        if (open.isPresent()) {
            open.get().begin();
        } else if (echo.filter(EchoPane::isShowing).isPresent()) {
            echo.get().begin();
        } else {
            entering = true;
        }
    }

    void heard(List<Happening> news) {
        panes.all().forEach(pane -> pane.heard(news));
    }

    void search() {
        open.ifPresent(TalkPane::search);
    }

    void attended() {
        open.ifPresent(TalkPane::attended);
    }

    /** Something else is shown; what was begun in the conversation stays as it is. */
    void leave() {
        open.ifPresent(TalkPane::close);
        open = Optional.empty();
    }

    void close() {
        player.pause();
        open = Optional.empty();
        panes.clear();
    }

    @Override
    public boolean enterSends() {
        return enterSends.getAsBoolean();
    }

    @Override
    public boolean stepsOut() {
        return outward.getAsBoolean();
    }

    @Override
    public Recent recent() {
        return recent;
    }

    @Override
    public Player player() {
        return player;
    }

    @Override
    public Microphone microphone() {
        return SoundCard::microphone;
    }
}
