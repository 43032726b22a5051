package chat.warren.dht.overlay.wire;

import chat.warren.crypto.primitive.Bytes;

/** What a sealed request is for. Its label is in the key, so that none can be taken for one of another kind. */
public enum Purpose {
    /** Putting or getting a record in our place. */
    RECORD("wp", "warren/ovrecord1", ProxyRequest.BYTES, ProxyAnswer.BYTES),
    /** Taking signals for us. */
    MAILBOX("wm", "warren/ovmailbox1", MailboxRequest.BYTES, MailboxAnswer.BYTES),
    /** Handing on a signal. */
    SIGNAL("ws", "warren/ovsignal1", SignalRequest.BYTES, SignalAnswer.BYTES);

    /** The query's name on the wire. */
    private final String query;

    private final String label;
    private final int requestBytes;
    private final int answerBytes;

    Purpose(String query, String label, int requestBytes, int answerBytes) {
        this.query = query;
        this.label = label;
        this.requestBytes = requestBytes;
        this.answerBytes = answerBytes;
    }

    public String query() {
        return query;
    }

    byte[] label() {
        return Bytes.label(label);
    }

    int requestBytes() {
        return requestBytes;
    }

    int answerBytes() {
        return answerBytes;
    }
}
