package chat.warren.node.relay;

import chat.warren.node.relay.RelayMessage.Forward;
import chat.warren.node.relay.RelayMessage.Join;
import chat.warren.node.relay.RelayMessage.Joined;
import chat.warren.node.relay.RelayMessage.Leave;
import chat.warren.node.relay.RelayMessage.Refused;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Queue;

/** Our side of one channel at one relay, from asking for a seat to leaving it. */
public final class RelaySeat {
    /** The first answer takes a round trip; then patience doubles up to {@link #KEPT}. */
    private static final Duration FIRST_RETRY = Duration.ofMillis(400);
    /** The relay forgets after 180 s; what the routers forget, the path to the relay keeps open. */
    private static final Duration KEPT = Duration.ofSeconds(40);
    /** Nothing is lost while nobody else sits there: who comes is told to us at once. */
    private static final Duration WAITING = Duration.ofSeconds(110);
    /** A relay that said nothing to so many questions is gone. */
    private static final int MAX_UNANSWERED = 4;
    /** Who was refused may ask again when others have left. */
    private static final Duration AFTER_A_REFUSAL = Duration.ofMinutes(5);

    /** What the caller must do next. */
    public sealed interface Output {}

    public record Send(RelayMessage message) implements Output {}

    /** The friend has taken the other seat: the channel carries. */
    public record Opened(long channel) implements Output {}

    /** It does not carry any more; the seat may still be kept, and open again. */
    public record Closed(long channel) implements Output {}

    /** A datagram from the friend, still sealed between the two of us. */
    public record Arrived(long channel, ByteBuffer datagram) implements Output {}

    /** The relay will not do it, or is silent: try another. */
    public record Failed(Refusal why) implements Output {}

    private final Tag tag;
    private final Queue<Output> outputs = new ArrayDeque<>();
    private Instant nextJoin;
    private Duration patience = FIRST_RETRY;
    private int unanswered;
    private boolean seated;
    private boolean open;
    private long channel;

    public RelaySeat(Tag tag, Instant now) {
        this.tag = tag;
        this.nextJoin = now;
    }

    public void receive(RelayMessage message, Instant now) {
        switch (message) {
            case Joined joined when joined.tag().equals(tag) -> joined(joined, now);
            case Refused refused
            when refused.tag().equals(tag) -> {
                close();
                seated = false;
                nextJoin = now.plus(AFTER_A_REFUSAL);
                outputs.add(new Failed(refused.why()));
            }
            case Forward forward
            when seated && forward.channel() == channel -> {
                unanswered = 0;
                outputs.add(new Arrived(channel, forward.payload()));
            }
            default -> {} // Of another seat, or of one that we left.
        }
    }

    private void joined(Joined joined, Instant now) {
        if (channel != joined.channel()) {
            close();
        }
        seated = true;
        unanswered = 0;
        channel = joined.channel();
        patience = FIRST_RETRY;
        nextJoin = now.plus(joined.complete() ? KEPT : WAITING);
        if (joined.complete() && !open) {
            open = true;
            outputs.add(new Opened(channel));
        } else if (!joined.complete()) {
            close();
        }
    }

    private void close() {
        if (open) {
            open = false;
            outputs.add(new Closed(channel));
        }
    }

    /** What to send to the relay for this to reach the friend; nothing while the channel is not open. */
    public void forward(byte[] datagram) {
        if (open && datagram.length <= RelayWire.MOST_PAYLOAD) {
            outputs.add(new Send(new Forward(channel, ByteBuffer.wrap(datagram))));
        }
    }

    public void leave() {
        if (seated) {
            outputs.add(new Send(new Leave(channel)));
        }
        close();
        seated = false;
        nextJoin = Instant.MAX;
    }

    public void advanceTo(Instant now) {
        if (now.isBefore(nextJoin)) {
            return;
        }
        if (unanswered >= MAX_UNANSWERED) {
            unanswered = 0;
            seated = false;
            close();
            nextJoin = now.plus(AFTER_A_REFUSAL);
            outputs.add(new Failed(Refusal.ENDED));
            return;
        }
        unanswered++;
        outputs.add(new Send(new Join(tag)));
        nextJoin = now.plus(patience);
        Duration twice = patience.multipliedBy(2);
        patience = twice.compareTo(KEPT) > 0 ? KEPT : twice;
    }

    public java.util.Optional<Output> poll() {
        return java.util.Optional.ofNullable(outputs.poll());
    }

    public Instant deadline() {
        return nextJoin;
    }

    public boolean isOpen() {
        return open;
    }
}
