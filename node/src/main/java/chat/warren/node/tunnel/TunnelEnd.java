package chat.warren.node.tunnel;

import chat.warren.crypto.primitive.Bytes;
import chat.warren.node.tunnel.TunnelTalk.Output;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Optional;
import java.util.Queue;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;

/**
 * Our end of one connection, whoever began it: a friend's tunnel, or a stranger who gets silence. Inside TLS a stranger
 * gets a page instead, because a web server that says nothing would be a strange one.
 */
public final class TunnelEnd<F> {
    private final TunnelTalk<F> talk;
    private final @Nullable DullWeb web;
    private final Queue<Output> outputs = new ArrayDeque<>();
    private byte[] head = new byte[0];
    private boolean begun;
    private boolean http;
    private boolean over;

    private TunnelEnd(TunnelTalk<F> talk, @Nullable DullWeb web) {
        this.talk = talk;
        this.web = web;
    }

    /**
     * Somebody connected to us.
     *
     * @param web what strangers are shown, or null for nothing
     */
    public static <F> TunnelEnd<F> listening(Gate<F> gate, @Nullable DullWeb web, RandomGenerator random) {
        return new TunnelEnd<>(TunnelTalk.listening(gate, random), web);
    }

    /** We connected to where a friend may be. */
    public static <F> TunnelEnd<F> dialling(F friend, Attempt.Look look, Gate<F> gate, RandomGenerator random) {
        TunnelEnd<F> end = new TunnelEnd<>(TunnelTalk.dialling(friend, look == Attempt.Look.WEB, gate, random), null);
        end.drain(Instant.MIN);
        return end;
    }

    public void received(byte[] bytes, Instant now) {
        if (over || bytes.length == 0) {
            return;
        }
        http |= web != null && !begun && DullWeb.isHttp(bytes);
        begun = true;
        if (http) {
            head = Bytes.concat(head, bytes);
            DullWeb.answer(head, now).ifPresent(page -> reply(page, now));
        } else {
            talk.received(bytes, now);
            drain(now);
        }
    }

    private void drain(Instant now) {
        for (var output = talk.poll(); output.isPresent(); output = talk.poll()) {
            if (output.get() instanceof TunnelTalk.Refused && web != null) {
                reply(DullWeb.nonsense(now), now);
            } else {
                outputs.add(output.get());
            }
        }
    }

    private void reply(String page, Instant now) {
        over = true;
        head = new byte[0];
        if (web != null && web.affords(now)) {
            outputs.add(new TunnelTalk.Reply(ByteBuffer.wrap(page.getBytes(StandardCharsets.ISO_8859_1))));
        }
    }

    /** A sealed datagram for the friend; nothing happens unless the tunnel is open. */
    public void send(byte[] datagram) {
        talk.send(datagram);
        drain(Instant.MIN);
    }

    public Optional<F> friend() {
        return talk.friend();
    }

    public boolean isOpen() {
        return talk.isOpen();
    }

    public Optional<Output> poll() {
        return Optional.ofNullable(outputs.poll());
    }
}
