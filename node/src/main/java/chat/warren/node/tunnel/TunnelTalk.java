package chat.warren.node.tunnel;

import chat.warren.crypto.datagram.Kind;
import chat.warren.crypto.primitive.Bytes;
import chat.warren.crypto.wire.MalformedException;
import chat.warren.node.probe.Doorkeeper.Admitted;
import java.nio.ByteBuffer;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.Optional;
import java.util.Queue;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;

/**
 * One side of one tunnel, from the first byte: both greet, and then datagrams pass. Feed it what came, then
 * {@link #poll} until it is empty.
 *
 * <p>Whoever listens says nothing before the friend's greeting has opened, and nothing at all if it does not open: then
 * everything that follows is swallowed, and the caller lets the connection end when it would have ended anyway.
 */
public final class TunnelTalk<F> {
    /** What the caller must do next. */
    public sealed interface Output {}

    public record Write(ByteBuffer bytes) implements Output {}

    /** It is a friend who is there: {@link #friend} says who. */
    public record Opened() implements Output {}

    /** A sealed datagram came. */
    public record Arrived(ByteBuffer datagram) implements Output {}

    /** The other one is no friend, or is not the friend that was dialled. */
    public record Refused() implements Output {}

    /** What comes makes no sense any more. Nobody shall see that it was noticed. */
    public record Broken() implements Output {}

    /** Send this, and end the connection: a stranger who asked a web server is told that there is nothing. */
    public record Reply(ByteBuffer page) implements Output {}

    private enum Step {
        GREETING,
        PADDING,
        DATAGRAMS,
        OVER
    }

    private final Gate<F> gate;
    private final RandomGenerator random;
    private final @Nullable F dialled;
    private final @Nullable Greeting question;
    private final byte[] said = new byte[Greeting.SEALED_BYTES];
    private final Queue<Output> outputs = new ArrayDeque<>();
    private final Frames frames = new Frames();
    private int heard;
    private int padding;
    private Step step = Step.GREETING;
    private @Nullable F friend;
    private @Nullable Keystream sending;
    private @Nullable Keystream receiving;

    private TunnelTalk(@Nullable F dialled, @Nullable Greeting question, Gate<F> gate, RandomGenerator random) {
        this.dialled = dialled;
        this.question = question;
        this.gate = gate;
        this.random = random;
    }

    /** Somebody connected to us. */
    public static <F> TunnelTalk<F> listening(Gate<F> gate, RandomGenerator random) {
        return new TunnelTalk<>(null, null, gate, random);
    }

    /**
     * We connected to where a friend may be.
     *
     * @param web whether what listens there takes capital letters at the beginning for HTTP
     */
    public static <F> TunnelTalk<F> dialling(F friend, boolean web, Gate<F> gate, RandomGenerator random) {
        Greeting question = Greeting.asking(random);
        TunnelTalk<F> talk = new TunnelTalk<>(friend, question, gate, random);
        Optional<byte[]> sealed = gate.seal(friend, question.encode());
        while (web && sealed.isPresent() && DullWeb.isHttp(sealed.get())) {
            sealed = gate.seal(friend, question.encode()); // With another nonce.
        }
        talk.greet(sealed, question);
        return talk;
    }

    private void greet(Optional<byte[]> sealed, Greeting greeting) {
        if (sealed.isPresent()) {
            byte[] padded = Bytes.concat(sealed.get(), Bytes.random(random, greeting.padding()));
            outputs.add(new Write(ByteBuffer.wrap(padded)));
        } else {
            refuse();
        }
    }

    /** Bytes came, in whatever portions. They are taken over. */
    public void received(byte[] bytes, Instant now) {
        int at = 0;
        if (step == Step.GREETING) {
            at = Math.min(bytes.length, said.length - heard);
            System.arraycopy(bytes, 0, said, heard, at);
            heard += at;
            if (heard == said.length) {
                judge(now);
            }
        }
        if (step == Step.PADDING) {
            int skipped = Math.min(bytes.length - at, padding);
            padding -= skipped;
            at += skipped;
            step = padding == 0 ? Step.DATAGRAMS : Step.PADDING;
        }
        if (step == Step.DATAGRAMS && at < bytes.length) {
            read(at == 0 ? bytes : Arrays.copyOfRange(bytes, at, bytes.length));
        }
    }

    private void judge(Instant now) {
        try {
            Optional<Admitted<F>> admitted = gate.admit(said, now);
            if (admitted.isEmpty() || admitted.get().datagram().kind() != Kind.TUNNEL) {
                refuse();
                return;
            }
            byte[] body = new byte[admitted.get().datagram().body().remaining()];
            admitted.get().datagram().body().get(body);
            Greeting greeting = Greeting.parse(body);
            F who = admitted.get().friend();
            if (question == null ? greeting.isQuestion() : who.equals(dialled) && greeting.answers(question)) {
                open(who, greeting);
            } else {
                refuse();
            }
        } catch (MalformedException e) {
            refuse(); // A friend's program of another version: there is nothing that we could say to it.
        }
    }

    private void open(F who, Greeting theirs) {
        friend = who;
        padding = theirs.padding();
        step = Step.PADDING;
        if (question == null) {
            Greeting answer = theirs.answer(random);
            receiving = Greeting.asked(theirs, answer);
            sending = Greeting.answered(theirs, answer);
            greet(gate.seal(who, answer.encode()), answer);
        } else {
            receiving = Greeting.answered(question, theirs);
            sending = Greeting.asked(question, theirs);
        }
        if (step != Step.OVER) {
            outputs.add(new Opened());
        }
    }

    private void refuse() {
        step = Step.OVER;
        outputs.add(new Refused());
    }

    private void read(byte[] hidden) {
        if (receiving == null) {
            throw new IllegalStateException("datagrams come after the greetings");
        }
        receiving.apply(hidden);
        try {
            for (byte[] datagram : frames.read(hidden, 0)) {
                outputs.add(new Arrived(ByteBuffer.wrap(datagram)));
            }
        } catch (MalformedException e) {
            step = Step.OVER;
            outputs.add(new Broken());
        }
    }

    /** A sealed datagram for the friend; nothing happens unless the tunnel is open and it has a possible length. */
    public void send(byte[] datagram) {
        if (sending != null && step != Step.OVER && Frames.fits(datagram.length)) {
            byte[] frame = Frames.encode(datagram);
            sending.apply(frame);
            outputs.add(new Write(ByteBuffer.wrap(frame)));
        }
    }

    /** Who has greeted. */
    public Optional<F> friend() {
        return Optional.ofNullable(friend);
    }

    public boolean isOpen() {
        return sending != null && step != Step.OVER;
    }

    public Optional<Output> poll() {
        return Optional.ofNullable(outputs.poll());
    }
}
