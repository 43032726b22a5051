package chat.warren.ui.window.offstage;

import chat.warren.node.api.Events;
import chat.warren.node.api.Happening;
import chat.warren.node.api.ProfileException;
import java.awt.EventQueue;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.RejectedExecutionException;
import java.util.function.Consumer;

/** Asks away from the event thread and answers on it. All methods are for the event thread. */
public final class Offstage implements AutoCloseable {
    /** Only so that whoever waits for events sees now and then that the window is closed. */
    private static final Duration PATIENCE = Duration.ofSeconds(30);

    private final Consumer<ProfileException> otherwise;
    private final ExecutorService inOrder = Executors.newSingleThreadExecutor(
            Thread.ofPlatform().name("offstage").daemon(true).factory());
    private final ExecutorService aside = Executors.newThreadPerTaskExecutor(
            Thread.ofPlatform().name("aside-", 0).daemon(true).factory());
    private volatile boolean closed; // Written on the event thread.

    /**
     * Begins with nothing to do.
     *
     * @param otherwise tells people, on the event thread, what went wrong where the asker has no words of its own
     */
    public Offstage(Consumer<ProfileException> otherwise) {
        this.otherwise = otherwise;
    }

    /** Asks after everything that was asked before. */
    public <T> void ask(Question<T> question, Consumer<T> then) {
        ask(question, then, otherwise);
    }

    public <T> void ask(Question<T> question, Consumer<T> then, Consumer<ProfileException> failed) {
        on(inOrder, question, then, failed);
    }

    /** Tells people what went wrong, for an asker who has something to do about it as well. */
    public void warn(ProfileException failure) {
        otherwise.accept(failure);
    }

    /** Does something of which nothing is shown but a failure. */
    public void tell(Question.Errand errand) {
        tell(errand, () -> {});
    }

    public void tell(Question.Errand errand, Runnable then) {
        ask(
                () -> {
                    errand.run();
                    return true;
                },
                done -> then.run());
    }

    /** Asks beside the others: for what takes long, and whose answer may come whenever. */
    public <T> void askAside(Question<T> question, Consumer<T> then) {
        askAside(question, then, otherwise);
    }

    public <T> void askAside(Question<T> question, Consumer<T> then, Consumer<ProfileException> failed) {
        on(aside, question, then, failed);
    }

    private <T> void on(
            ExecutorService thread, Question<T> question, Consumer<T> then, Consumer<ProfileException> failed) {
        try {
            thread.execute(() -> answer(question, then, failed));
        } catch (RejectedExecutionException e) {
            // The window is closed: there is nobody to answer.
        }
    }

    private <T> void answer(Question<T> question, Consumer<T> then, Consumer<ProfileException> failed) {
        try {
            T answer = question.ask();
            onStage(() -> then.accept(answer));
        } catch (ProfileException e) {
            onStage(() -> failed.accept(e));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt(); // The window is closed.
        }
    }

    private void onStage(Runnable scene) {
        EventQueue.invokeLater(() -> {
            if (!closed) {
                scene.run();
            }
        });
    }

    /** Hands over what happens from now on, some at once when much does, until the node ends. */
    public void listen(Events events, Consumer<List<Happening>> heard) {
        Events.Listener listener = events.listen();
        aside.execute(() -> {
            try {
                Optional<List<Happening>> next = listener.next(PATIENCE);
                while (next.isPresent() && !closed) {
                    List<Happening> news = next.get();
                    if (!news.isEmpty()) {
                        onStage(() -> heard.accept(news));
                    }
                    next = listener.next(PATIENCE);
                }
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt(); // The window is closed.
            }
        });
    }

    /** Nothing is answered any more. What was asked in order still gets done. */
    @Override
    public void close() {
        closed = true;
        inOrder.shutdown();
        aside.shutdownNow();
    }
}
