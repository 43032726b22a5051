package chat.warren.dht.overlay.wire;

import chat.warren.crypto.primitive.Bytes;

/** The query that brings a signal to the owner of a mailbox. */
public final class Forwarded {
    public static final String QUERY = "wf";

    static final byte[] LABEL = Bytes.label("warren/ovforward1");

    private Forwarded() {}
}
