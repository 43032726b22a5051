package chat.warren.node.burrow.loop;

import chat.warren.node.chat.Batch;
import chat.warren.node.chat.Chat;
import chat.warren.node.running.loop.NodeThread;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.Executor;
import org.jspecify.annotations.Nullable;

/**
 * Gives the chat its turns. A batch is committed on the disk's thread while the node's goes on, and finished on the
 * node's. Only on the node's thread, all of it but the commit.
 */
final class ChatTurns {
    /** Nothing is due at once that was due a while ago already: a clock that jumped must not make this spin. */
    private static final Duration LEAST_WAIT = Duration.ofMillis(10);

    private final Chat chat;
    private final NodeThread thread;
    private final Executor disk;
    private NodeThread.@Nullable Timer timer;

    ChatTurns(Chat chat, NodeThread thread, Executor disk) {
        this.chat = chat;
        this.thread = thread;
        this.disk = disk;
    }

    /** Called after everything that may have given the chat something to do. */
    void turn(Instant now) {
        if (chat.isDue()) {
            Batch batch = chat.take(now);
            disk.execute(() -> {
                batch.commit();
                thread.execute(later -> {
                    chat.finish(batch);
                    turn(later);
                });
            });
        }
        arm(now);
    }

    /** As {@link #turn}, when there is something to do; called for every frame. */
    void soon(Instant now) {
        if (chat.isDue()) {
            turn(now);
        }
    }

    private void arm(Instant now) {
        if (timer != null) {
            timer.cancel();
        }
        Duration wait = Duration.between(now, chat.deadline());
        timer = thread.after(wait.compareTo(LEAST_WAIT) < 0 ? LEAST_WAIT : wait, later -> {
            chat.wake(later);
            turn(later);
        });
    }
}
