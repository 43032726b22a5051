package chat.warren.node.api;

import chat.warren.node.burrow.loop.Doorstep;
import chat.warren.node.burrow.loop.Ground;
import chat.warren.node.burrow.loop.Notes;
import chat.warren.node.pairing.Arrival;
import chat.warren.node.running.loop.NodeSetup;
import java.io.IOException;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;

/**
 * A machine that wants to be one of somebody's devices. Its profile comes from {@link ProfileHome#createForDevice};
 * when {@link Step.Joined} was told, this is closed and {@link RunningNode#start} starts the node of that person.
 */
public final class NewDevice implements AutoCloseable {
    private final BlockingQueue<Step> steps = new LinkedBlockingQueue<>();
    private final Ground ground;
    private final Notes notes;
    private final Doorstep doorstep;

    /** What happens, one after the other; after each but the last a link may be shown again. */
    public sealed interface Step {
        /** To be shown as a QR code or typed into the device that is there already. */
        record Waiting(String link, String qrPayload, Instant until) implements Step {}

        /** Both devices show these words, if nobody sits between them. */
        record Compare(List<String> words) implements Step {
            public Compare {
                words = List.copyOf(words);
            }
        }

        /** This is a device of that person now. */
        record Joined(String owner) implements Step {}

        /** It came to nothing, this time. */
        record Failed(String sentence) implements Step {}
    }

    private NewDevice(OpenProfile profile, NodeOptions options) throws IOException {
        this.ground = profile.ground(new SecureRandom(), true);
        Network network = new Network(options);
        this.notes = new Notes(ground);
        this.doorstep = Doorstep.open(network.setup(notes, NodeSetup.Tcp.usual()), ground, arrival -> {
            boolean _ = steps.add(step(arrival));
        });
    }

    private static Step step(Arrival arrival) {
        return switch (arrival) {
            case Arrival.Waiting(String link, Instant until) ->
                new Step.Waiting(link, link.toUpperCase(Locale.ROOT), until);
            case Arrival.Compare(List<String> words) -> new Step.Compare(words);
            case Arrival.Joined(String owner) -> new Step.Joined(owner);
            case Arrival.Failed(String sentence) -> new Step.Failed(sentence);
        };
    }

    /** Begins to wait. The profile stays open when this is closed. */
    public static NewDevice begin(OpenProfile profile, NodeOptions options) throws ProfileException {
        try {
            return new NewDevice(profile, options);
        } catch (IOException e) {
            throw Failures.ofStart(e);
        }
    }

    /** What happens next, if anything does in this time. */
    public Optional<Step> next(Duration patience) throws InterruptedException {
        return Optional.ofNullable(steps.poll(patience.toMillis(), TimeUnit.MILLISECONDS));
    }

    /** A person has compared the words. */
    public void answer(boolean same) {
        doorstep.answer(same);
    }

    @Override
    public void close() {
        doorstep.close();
        notes.close();
        ground.credentials().device().close();
    }
}
