package chat.warren.simulator.nat;

import java.net.InetSocketAddress;
import org.jspecify.annotations.Nullable;

/** One inside endpoint's way out, and who may come in by it. */
final class Mapping extends Session {
    final InetSocketAddress inside;
    final InetSocketAddress outside;
    final Object insideKey;
    final Object outsideKey;

    /** Who may answer, if the mapping's own scope leaves only one possibility; most mappings need no table then. */
    private final Object peer;

    private final @Nullable Sessions permissions;

    Mapping(Nat.Flow flow, InetSocketAddress outside, Object outsideKey, NatKind kind) {
        this.inside = flow.inside();
        this.outside = outside;
        this.insideKey = flow.key(kind);
        this.outsideKey = outsideKey;
        this.peer = kind.filtering().of(flow.remote());
        this.permissions = kind.filtering().compareTo(kind.mapping()) > 0 ? new Sessions(kind.lifetime()) : null;
    }

    void outbound(long now, InetSocketAddress remote, NatKind kind) {
        sent(now, kind.lifetime());
        if (permissions != null) {
            permissions.sent(now, kind.filtering().of(remote));
        }
    }

    boolean inbound(long now, InetSocketAddress remote, NatKind kind) {
        Object sender = kind.filtering().of(remote);
        if (permissions == null ? !peer.equals(sender) : !permissions.received(now, sender)) {
            return false;
        }
        received(now, kind.lifetime());
        return true;
    }
}
