package chat.warren.node.portmap;

import chat.warren.crypto.wire.MalformedException;

/** What a port is for. The names are UPnP's. */
public enum Protocol {
    UDP(17),
    TCP(6);

    private final int number;

    Protocol(int number) {
        this.number = number;
    }

    /** IANA's number for it, which PCP uses. */
    int number() {
        return number;
    }

    static Protocol of(int number) throws MalformedException {
        for (Protocol protocol : values()) {
            if (protocol.number == number) {
                return protocol;
            }
        }
        throw new MalformedException("a mapping for neither UDP nor TCP");
    }
}
