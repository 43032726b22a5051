package chat.warren.simulator.nat;

/** Something that lives as long as datagrams pass. */
class Session {
    private long expires = Long.MIN_VALUE;
    private boolean replied;

    final boolean alive(long now) {
        return now < expires;
    }

    final void sent(long now, Lifetime lifetime) {
        if (!alive(now)) {
            replied = false;
        }
        expires = Math.max(expires, now + lifetime.nanos(replied));
    }

    final void received(long now, Lifetime lifetime) {
        replied = true;
        if (lifetime.inboundRefreshes()) {
            expires = Math.max(expires, now + lifetime.nanos(true));
        }
    }
}
