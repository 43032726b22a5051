package chat.warren.crypto.message;

/**
 * Where a secret comes from that heals the root. ML-KEM has a source for each asker, so that two exchanges which cross
 * on the way do not take each other's place. Their order is that of the wire.
 */
enum Source {
    LINK(1),
    INITIATORS_KEM(2),
    RESPONDERS_KEM(4);

    private final int bit;

    Source(int bit) {
        this.bit = bit;
    }

    static Source kemOf(Role asker) {
        return asker == Role.INITIATOR ? INITIATORS_KEM : RESPONDERS_KEM;
    }

    int bit() {
        return bit;
    }
}
