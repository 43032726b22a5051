package chat.warren.node.share;

import chat.warren.node.file.FileView;
import chat.warren.node.file.FileWatcher;
import chat.warren.node.file.GivingView;
import chat.warren.node.file.tree.Content;
import chat.warren.storage.people.PersonId;
import chat.warren.storage.row.FileId;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** Which files move just now and how fast. Written on the files' thread, read on any. */
public final class Board implements FileWatcher {
    /** As often as a bar on a screen moves smoothly. */
    private static final Duration TOLD_EVERY = Duration.ofMillis(250);
    /** Older than that a rate is no rate any more. */
    private static final Duration FRESH = Duration.ofSeconds(3);

    private final InstantSource clock;
    private final Consumer<Live> listener;
    private final Map<Key, Entry> entries = new ConcurrentHashMap<>();

    private record Key(FileId file, Optional<PersonId> to) {}

    /** What is known of one, and when it was told. */
    private record Entry(Rate rate, Live live, Instant told) {}

    public Board(InstantSource clock, Consumer<Live> listener) {
        this.clock = clock;
        this.listener = listener;
    }

    /** What comes under this name. */
    public Optional<Live> coming(FileId file) {
        return live(new Key(file, Optional.empty()));
    }

    /** What goes to this person. */
    public Optional<Live> going(FileId file, PersonId to) {
        return live(new Key(file, Optional.of(to)));
    }

    private Optional<Live> live(Key key) {
        Entry entry = entries.get(key);
        if (entry == null) {
            return Optional.empty();
        }
        Live live = entry.live();
        Live.Progress was = live.progress();
        boolean fresh = Duration.between(live.at(), clock.instant()).compareTo(FRESH) < 0;
        return Optional.of(
                fresh
                        ? live
                        : new Live(
                                live.file(),
                                live.to(),
                                live.stage(),
                                new Live.Progress(was.bytes(), was.done(), 0, was.sources(), was.trouble()),
                                live.at()));
    }

    @Override
    public void comes(FileView view) {
        FileStage stage = switch (view.state()) {
            case WAITING -> FileStage.WAITING;
            case RUNNING -> FileStage.RUNNING;
            case PAUSED -> FileStage.PAUSED;
            case COMPLETE -> FileStage.DONE;
            case FAILED -> FileStage.FAILED;
            case GIVEN_UP -> FileStage.CANCELLED;
        };
        int blocks = view.progress().there();
        int sources = view.progress().sources();
        moved(new Move(view.content(), Optional.empty(), stage, blocks), sources, view.trouble());
    }

    @Override
    public void goes(GivingView view) {
        FileStage stage = switch (view.state()) {
            case WAITING -> FileStage.WAITING;
            case RUNNING -> FileStage.RUNNING;
            case PAUSED -> FileStage.PAUSED;
            case COMPLETE -> FileStage.DONE;
            case WITHDRAWN -> FileStage.CANCELLED;
        };
        moved(new Move(view.content(), Optional.of(view.to()), stage, view.reached()), 1, Optional.empty());
    }

    private record Move(Content content, Optional<PersonId> to, FileStage stage, int blocks) {
        long done() {
            return Math.min(content.bytes(), (long) blocks * Content.BLOCK_BYTES);
        }
    }

    private void moved(Move move, int sources, Optional<String> trouble) {
        Instant now = clock.instant();
        Key key = new Key(move.content.id().file(), move.to);
        @Nullable Entry before = entries.get(key);
        Rate rate = before == null ? new Rate(move.done(), now) : before.rate();
        long aSecond = move.stage == FileStage.RUNNING ? rate.at(move.done(), now) : 0;
        Live.Progress progress = new Live.Progress(move.content.bytes(), move.done(), aSecond, sources, trouble);
        Live live = new Live(key.file, key.to, move.stage, progress, now);
        Instant told = before == null || before.live().stage() != move.stage ? Instant.EPOCH : before.told();
        boolean tell = Duration.between(told, now).compareTo(TOLD_EVERY) >= 0;
        if (move.stage == FileStage.DONE || move.stage == FileStage.CANCELLED) {
            entries.remove(key); // From here on the profile knows.
        } else {
            entries.put(key, new Entry(rate, live, tell ? now : told));
        }
        if (tell) {
            listener.accept(live);
        }
    }
}
