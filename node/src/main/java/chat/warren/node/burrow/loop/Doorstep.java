package chat.warren.node.burrow.loop;

import chat.warren.node.link.Expectation;
import chat.warren.node.link.LinkConfig;
import chat.warren.node.link.loop.Links;
import chat.warren.node.link.loop.Place;
import chat.warren.node.link.loop.Wiring;
import chat.warren.node.pairing.Arrival;
import chat.warren.node.pairing.Newcomer;
import chat.warren.node.running.loop.NodeLoop;
import chat.warren.node.running.loop.NodeSetup;
import chat.warren.node.running.loop.NodeThread;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** A node that is nobody yet: it waits for the one device that takes its link. Safe to share between threads. */
public final class Doorstep implements AutoCloseable {
    private static final Duration ROUND = Duration.ofSeconds(10);

    private final Newcomer newcomer;
    private final NodeLoop loop;
    private @Nullable Links links; // Only on the node's thread.

    private Doorstep(NodeSetup setup, Ground ground, Newcomer newcomer) throws IOException {
        this.newcomer = newcomer;
        this.loop = NodeLoop.start(setup, ground.wall(), ground.random(), (carrier, thread, now) -> {
            Place place = new Place(thread.loop(), thread.clock(), ground.random(), LinkConfig.DEFAULT);
            // Whoever has the link may come; a person decides by the words.
            Wiring wiring = new Wiring(place, carrier, ground.credentials(), pair -> Expectation.anybody(), newcomer);
            Links made = new Links(wiring, (pair, at) -> {});
            links = made;
            newcomer.begin(new ByLink(carrier, made), now);
            round(thread, now);
            return made;
        });
    }

    /**
     * Begins to wait.
     *
     * @param told of each step, on the node's thread
     */
    public static Doorstep open(NodeSetup setup, Ground ground, Consumer<Arrival> told) throws IOException {
        return new Doorstep(setup, ground, new Newcomer(ground.profile(), ground.wall(), ground.random(), told));
    }

    private void round(NodeThread thread, Instant now) {
        newcomer.advanceTo(now);
        var _ = thread.after(ROUND, later -> round(thread, later));
    }

    /** A person has compared the words. */
    public void answer(boolean same) {
        loop.execute(now -> newcomer.answer(same));
    }

    @Override
    public void close() {
        loop.execute(now -> {
            if (links != null) {
                links.close();
            }
        });
        loop.close();
    }
}
