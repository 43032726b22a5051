package chat.warren.dht.overlay.wire;

import chat.warren.crypto.wire.ByteReader;
import chat.warren.crypto.wire.ByteWriter;
import chat.warren.crypto.wire.MalformedException;
import chat.warren.dht.bencode.ByteString;
import java.util.Arrays;
import java.util.random.RandomGenerator;

/**
 * A few hundred bytes for whoever has a mailbox of this name. They are sealed by who sends them for who gets them;
 * neither the helper nor this package knows what they say. {@code tag(16) ‖ length u16 ‖ signal ‖ zeros up to 402}.
 */
public record SignalRequest(MailboxTag tag, ByteString signal) {
    /**
     * Six candidates and what the sender knows of its NAT take 250 bytes sealed; a message does not fit, on purpose.
     */
    public static final int MAX_SIGNAL_BYTES = 384;

    static final int BYTES = MailboxTag.BYTES + Short.BYTES + MAX_SIGNAL_BYTES;

    public SignalRequest {
        if (signal.length() > MAX_SIGNAL_BYTES) {
            throw new IllegalArgumentException("a signal has at most " + MAX_SIGNAL_BYTES + " bytes");
        }
    }

    public byte[] encode() {
        byte[] all = new ByteWriter()
                .bytes(tag.value().toArray())
                .bytes(padded(signal))
                .toArray();
        return Arrays.copyOf(all, BYTES);
    }

    public static SignalRequest parse(ByteString plain) throws MalformedException {
        ByteReader in = new ByteReader(plain.toArray());
        MailboxTag tag = new MailboxTag(ByteString.of(in.bytes(MailboxTag.BYTES)));
        return new SignalRequest(tag, unpadded(in));
    }

    private static byte[] padded(ByteString signal) {
        return Arrays.copyOf(new ByteWriter().block16(signal.toArray()).toArray(), Short.BYTES + MAX_SIGNAL_BYTES);
    }

    private static ByteString unpadded(ByteReader in) throws MalformedException {
        ByteString signal = ByteString.of(in.block16(MAX_SIGNAL_BYTES));
        ProxyRequest.requireZeros(in.bytes(MAX_SIGNAL_BYTES - signal.length()));
        in.end();
        return signal;
    }

    /**
     * The same signal on its second leg, under the key of the mailbox's own request, so that it looks like another one
     * to whoever watches both.
     */
    public ByteString forwarded(SealedRequest.AnswerKey mailbox, RandomGenerator random) {
        return mailbox.seal(Forwarded.LABEL, padded(signal), random);
    }

    /** What arrives at the mailbox's owner. */
    public static ByteString received(SealedRequest.AnswerKey mailbox, ByteString forwarded) throws MalformedException {
        return unpadded(new ByteReader(mailbox.open(Forwarded.LABEL, forwarded).toArray()));
    }
}
