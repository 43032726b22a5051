package chat.warren.node.loop;

import chat.warren.storage.owner.OwnerOnly;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;

/**
 * Lets one program ask another, which has a profile open, to lock it or to show its window: by a file in the profile's
 * folder. Whoever can write there can delete the profile as well, so nobody gains a power by it.
 */
public final class LockRequests implements AutoCloseable {
    private static final String LOCK = "lock.asked";

    private static final String SHOW = "show.asked";
    /** Quick enough for somebody who hears steps on the stairs, and nothing for a processor. */
    private static final Duration LOOK_EVERY = Duration.ofMillis(200);

    private final Path folder;
    private final Path request;
    private final Path showing;
    private final Runnable asked;
    private volatile Optional<Runnable> shown = Optional.empty();
    private final Thread watcher;
    private final Thread atExit;
    private volatile boolean closed;

    private LockRequests(Path folder, Runnable asked) {
        this.folder = folder;
        this.request = folder.resolve(LOCK);
        this.showing = folder.resolve(SHOW);
        this.asked = asked;
        this.watcher = Thread.ofPlatform().daemon().name("warren lock requests").unstarted(this::watch);
        this.atExit = Thread.ofPlatform().name("warren lock at exit").unstarted(asked);
    }

    /** Runs {@code asked} on a thread of its own when somebody asks, and when this program is told to end. */
    public static LockRequests answer(Path folder, Runnable asked) throws IOException {
        LockRequests requests = new LockRequests(folder, asked);
        Files.deleteIfExists(requests.request); // They were meant for somebody before us.
        Files.deleteIfExists(requests.showing);
        Holder.write(folder);
        Runtime.getRuntime().addShutdownHook(requests.atExit);
        requests.watcher.start();
        return requests;
    }

    /** From now on there is a window; this is run on a thread of its own when somebody asks to see it. */
    public void whenShown(Runnable show) {
        shown = Optional.of(show);
    }

    /** Asks to lock, and waits until {@code done} or for so long; says whether it was done. */
    public static boolean ask(Path folder, Done done, Duration longest) throws IOException {
        return ask(folder.resolve(LOCK), longest, done);
    }

    /** Asks to show the window, and waits for so long; says whether there is one. */
    public static boolean askToShow(Path folder, Duration longest) throws IOException {
        Path request = folder.resolve(SHOW);
        return ask(request, longest, () -> Files.notExists(request));
    }

    private static boolean ask(Path request, Duration longest, Done done) throws IOException {
        OwnerOnly.makeFile(request);
        try {
            for (long waited = 0; waited < longest.toMillis(); waited += LOOK_EVERY.toMillis()) {
                Thread.sleep(LOOK_EVERY);
                if (done.isDone()) {
                    return true;
                }
            }
            return false;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        } finally {
            Files.deleteIfExists(request);
        }
    }

    /** Looks whether what was asked has been done. */
    @FunctionalInterface
    public interface Done {
        boolean isDone() throws IOException;
    }

    private void watch() {
        try {
            while (!closed) {
                Thread.sleep(LOOK_EVERY);
                if (!closed && Files.exists(request)) {
                    asked.run();
                    return;
                }
                if (!closed && taken(showing)) {
                    shown.ifPresent(Runnable::run);
                }
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt(); // Nobody does this; then nobody answers any more.
        }
    }

    /** Takes a request away, which is the answer to it. */
    private boolean taken(Path file) {
        try {
            return shown.isPresent() && Files.deleteIfExists(file);
        } catch (IOException e) {
            return false; // Whoever asked gives up, and takes it away.
        }
    }

    @Override
    public void close() {
        closed = true; // No interrupt: it may be the watcher that locks, and an interrupt would break its writing.
        try {
            Holder.erase(folder);
        } catch (IOException left) {
            // Nobody believes it once the lock is gone.
        }
        try {
            Runtime.getRuntime().removeShutdownHook(atExit);
        } catch (IllegalStateException ending) {
            // The program ends, and the hook runs already or is the one that closes us.
        }
    }
}
