package chat.warren.ui.window;

import chat.warren.node.api.OutgoingText;
import chat.warren.node.api.ProfileException;
import chat.warren.node.api.RunningNode;
import chat.warren.ui.window.door.Opening;
import java.awt.Dimension;
import java.awt.EventQueue;
import java.awt.Graphics2D;
import java.awt.image.VolatileImage;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import javax.swing.JFrame;

/**
 * A start as everybody has it, on a display, in a window that is painted and never put up: the JVM takes notes of it
 * for the next start. Without a display it has nothing to note.
 */
public final class Unseen {
    /** The JVM notes also what is called often. */
    private static final int ROUNDS = 3;
    /** A build waits for this, and goes on without. */
    private static final int PATIENCE_SECONDS = 60;

    private Unseen() {}

    /** Returns when everything was painted, or when nothing can be. The profile is made for this. */
    public static void rehearse(Opening opening) throws ProfileException, InterruptedException {
        try (RunningNode node = opening.begin("Rehearsal", Optional.empty())) {
            for (String words : List.of("Buy *strings* for the cello 🙂", "`Bach`, Thursday at seven")) {
                String _ = node.chats().send(node.self(), OutgoingText.of(words));
            }
        }
        CountDownLatch entered = new CountDownLatch(1);
        WindowStart window = WindowStart.unseen(opening, entered::countDown);
        try {
            within(entered);
            play(window);
        } catch (ExecutionException e) {
            // The terminal needs none of it, and a window starts a little later.
        } finally {
            EventQueue.invokeLater(window::leave);
            window.await();
        }
    }

    private static void play(WindowStart window) throws InterruptedException, ExecutionException {
        Session session = onStage(window::session).orElseThrow();
        for (Runnable scene : List.<Runnable>of(() -> {}, session::notes, session::palette)) {
            onStage(() -> {
                scene.run();
                return true;
            });
            for (int i = 0; i < ROUNDS; i++) {
                CountDownLatch answered = new CountDownLatch(1);
                EventQueue.invokeLater(() -> session.answered(answered::countDown));
                within(answered);
                paint(window.frame());
            }
        }
    }

    private static void within(CountDownLatch latch) throws InterruptedException, ExecutionException {
        if (!latch.await(PATIENCE_SECONDS, TimeUnit.SECONDS)) {
            throw new ExecutionException(new IOException("the window gave no answer"));
        }
    }

    private static <T> T onStage(Callable<T> scene) throws InterruptedException, ExecutionException {
        FutureTask<T> task = new FutureTask<>(scene);
        EventQueue.invokeLater(task);
        return task.get();
    }

    private static void paint(JFrame frame) throws InterruptedException, ExecutionException {
        onStage(() -> {
            Dimension size = frame.getSize();
            frame.setPreferredSize(size);
            frame.pack();
            VolatileImage picture = frame.createVolatileImage(size.width, size.height);
            Graphics2D graphics = picture.createGraphics();
            frame.getRootPane().paint(graphics);
            graphics.dispose();
            picture.flush();
            return true;
        });
    }
}
