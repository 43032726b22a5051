package chat.warren.crypto.message;

/** An opened message and the state to go on from. */
public final class Opened {
    private final Ratchet next;
    private final MessageId id;
    private final byte[] text;

    Opened(Ratchet next, MessageId id, byte[] text) {
        this.next = next;
        this.id = id;
        this.text = text;
    }

    public Ratchet next() {
        return next;
    }

    public MessageId id() {
        return id;
    }

    public byte[] text() {
        return text.clone();
    }

    @Override
    public String toString() {
        return "opened " + id;
    }
}
