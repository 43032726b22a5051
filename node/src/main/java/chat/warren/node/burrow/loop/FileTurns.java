package chat.warren.node.burrow.loop;

import chat.warren.dht.loop.SteadyTime;
import chat.warren.node.file.FileWatcher;
import chat.warren.node.file.Files;
import chat.warren.node.file.disk.Source;
import chat.warren.node.file.tree.HashTree;
import chat.warren.node.link.Link;
import chat.warren.node.running.loop.NodeThread;
import chat.warren.storage.StorageException;
import chat.warren.storage.people.PersonId;
import chat.warren.storage.profile.Profile;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.FutureTask;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Gives the files their turns, on a thread of their own: they read and write the disk all the time. Another thread
 * reads whole files before anybody may have them, which takes long.
 */
final class FileTurns {
    /** Nothing is due at once that was due a while ago already: a clock that jumped must not make this spin. */
    private static final Duration LEAST_WAIT = Duration.ofMillis(10);

    private static final int PATIENCE_SECONDS = 60;

    private final NodeThread node;
    private final Consumer<String> trouble;
    private final ExecutorService thread = oneThread("warren-files");
    private final ExecutorService reading = oneThread("warren-reading");
    private final Map<Link, FarLink> links = new HashMap<>(); // This and the next two only on the node's thread.
    private NodeThread.@Nullable Timer timer;
    private boolean ended;
    private final InstantSource clock; // This and all below only on the files' thread.
    private @Nullable Files files;
    private Instant armed = Instant.MAX;

    /** Something to do with the files. */
    interface Task {
        void run(Files files, Instant now) throws StorageException;
    }

    /** Something to do with the files that has an answer. */
    interface Errand<T> {
        T run(Files files, Instant now) throws Exception;
    }

    /** @param trouble told what went wrong with the disk, in sentences */
    FileTurns(NodeThread node, InstantSource wall, Consumer<String> trouble) {
        this.node = node;
        this.clock = new SteadyTime(wall, System::nanoTime);
        this.trouble = trouble;
    }

    /** When nobody waits for it any more, it need not be done either. */
    private static ExecutorService oneThread(String name) {
        return new ThreadPoolExecutor(
                1,
                1,
                0,
                TimeUnit.SECONDS,
                new LinkedBlockingQueue<>(),
                Thread.ofPlatform().daemon().name(name).factory(),
                new ThreadPoolExecutor.DiscardPolicy());
    }

    void begin(Profile profile, PersonId self, FileWatcher watcher) {
        thread.execute(() -> {
            try {
                files = new Files(profile, self, path -> reading.execute(() -> read(path)), watcher);
            } catch (StorageException e) {
                trouble.accept(String.valueOf(e.getMessage()));
            }
        });
    }

    private void read(Path path) {
        Optional<Source> source = Optional.empty();
        Optional<HashTree> tree = Optional.empty();
        try {
            Source found = Source.of(path);
            tree = Optional.of(HashTree.of(found.blocks(), found));
            source = Optional.of(found);
        } catch (IOException gone) {
            // Then nobody gets it any more, which is said in its place.
        }
        Optional<Source> read = source;
        Optional<HashTree> over = tree;
        run((all, now) -> all.read(path, read, over, now));
    }

    /** Does it on the files' thread, soon and in order. */
    void run(Task task) {
        thread.execute(() -> turn(task));
    }

    private void turn(Task task) {
        Files all = files;
        if (all == null) {
            return;
        }
        try {
            task.run(all, clock.instant());
        } catch (StorageException e) {
            trouble.accept(String.valueOf(e.getMessage()));
        }
        arm(all);
    }

    /** Does it on the files' thread, with an answer for whoever waits on another one. */
    <T> FutureTask<T> errand(Errand<T> errand) {
        Callable<T> call = () -> {
            Files all = files;
            if (all == null) {
                throw new StorageException("What was on its way could not be read, so no file moves: restart.");
            }
            T answer = errand.run(all, clock.instant());
            arm(all);
            return answer;
        };
        FutureTask<T> task = new FutureTask<>(call);
        thread.execute(task);
        return task;
    }

    private void arm(Files all) {
        Instant deadline = all.deadline();
        if (deadline.isBefore(armed)) {
            armed = deadline;
            Duration wait = Duration.between(clock.instant(), deadline);
            Duration least = wait.compareTo(LEAST_WAIT) < 0 ? LEAST_WAIT : wait;
            node.execute(now -> wakeAfter(least));
        }
    }

    private void wakeAfter(Duration wait) {
        if (timer != null) {
            timer.cancel();
        }
        if (!ended) {
            timer = node.after(wait, now -> thread.execute(this::wake));
        }
    }

    private void wake() {
        armed = Instant.MAX;
        turn(Files::advanceTo);
    }

    /** A friend is linked. This and the following on the node's thread. */
    void up(Link link) {
        FarLink far = new FarLink(link, node, room -> run((all, now) -> all.room(room, now)));
        links.put(link, far);
        run((all, now) -> all.up(far, now));
    }

    void frame(Link link, byte[] frame) {
        FarLink far = links.get(link);
        if (far != null) {
            far.came(frame.length);
            run((all, now) -> {
                try {
                    all.frame(far, frame, now);
                } finally {
                    far.handled(frame.length);
                }
            });
        }
    }

    void room(Link link) {
        FarLink far = links.get(link);
        if (far != null) {
            far.hand();
        }
    }

    void down(Link link) {
        FarLink far = links.remove(link);
        if (far != null) {
            run((all, now) -> all.down(far, now));
        }
    }

    /** Ends, when what has come is on the disk. Not on the node's thread, which must be there still. */
    void close() throws InterruptedException {
        node.execute(now -> ended = true);
        run((all, now) -> all.close());
        thread.shutdown();
        reading.shutdownNow();
        boolean _ = thread.awaitTermination(PATIENCE_SECONDS, TimeUnit.SECONDS);
    }
}
