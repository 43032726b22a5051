package chat.warren.crypto.datagram;

import chat.warren.crypto.wire.MalformedException;

/** What a datagram turns out to be, once it has been opened. */
public enum Kind {
    PROBE(1),
    QUIC(2),
    MEDIA(3),
    RELAYED(4),
    /** Sent so that silence and traffic look alike; the receiver drops it. */
    COVER(5),
    /** Begins a TCP connection; as a datagram it means nothing, so that neither can be replayed as the other. */
    TUNNEL(6);

    private final int code;

    Kind(int code) {
        this.code = code;
    }

    byte code() {
        return (byte) code;
    }

    static Kind of(byte code) throws MalformedException {
        for (Kind kind : values()) {
            if (kind.code == code) {
                return kind;
            }
        }
        throw new MalformedException("a kind of datagram that we do not know");
    }
}
