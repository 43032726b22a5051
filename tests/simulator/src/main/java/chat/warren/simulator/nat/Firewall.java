package chat.warren.simulator.nat;

import java.net.InetSocketAddress;

/** Lets in what answers something that went out, and translates nothing. */
public final class Firewall {
    private final Scope filtering;
    private final Sessions sessions;

    private record Key(InetSocketAddress local, Object remote) {}

    public Firewall(Scope filtering, Lifetime lifetime) {
        this.filtering = filtering;
        this.sessions = new Sessions(lifetime);
    }

    public void outbound(long now, InetSocketAddress local, InetSocketAddress remote) {
        sessions.sent(now, new Key(local, filtering.of(remote)));
    }

    public boolean inbound(long now, InetSocketAddress local, InetSocketAddress remote) {
        return sessions.received(now, new Key(local, filtering.of(remote)));
    }
}
