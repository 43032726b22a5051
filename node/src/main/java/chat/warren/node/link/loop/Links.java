package chat.warren.node.link.loop;

import chat.warren.crypto.datagram.Kind;
import chat.warren.dht.rendezvous.PairId;
import chat.warren.node.link.Acquaintance;
import chat.warren.node.link.Carried;
import chat.warren.node.link.Kept;
import chat.warren.node.link.Link;
import chat.warren.node.path.PathView;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** All links of this node. Everything is called, and tells, on the node's one thread. */
public final class Links implements Carried, AutoCloseable {
    private final Wiring wiring;
    private final Kept keeper;
    private final Map<PairId, PairLine> lines = new HashMap<>();
    private @Nullable Badge badge;

    /** @param keeper told when what is stored of a pair's anchors is out of date */
    public Links(Wiring wiring, Kept keeper) {
        this.wiring = wiring;
        this.keeper = keeper;
    }

    /** From now on there shall be a link to this one whenever there is a way. */
    public void want(PairId pair, Acquaintance acquaintance) {
        if (!lines.containsKey(pair)) {
            lines.put(pair, new PairLine(wiring, this::badge, pair, acquaintance.own()));
            wiring.carrier().meet(pair, acquaintance, now());
        }
    }

    /** Ends the link, if there is one, and looks for no other. */
    public void leave(PairId pair) {
        PairLine line = lines.remove(pair);
        if (line != null) {
            line.close();
            wiring.carrier().part(pair, now());
        }
    }

    /** Somebody waits for this one. */
    public void hurry(PairId pair) {
        PairLine line = lines.get(pair);
        if (line != null) {
            wiring.carrier().hurry(pair, now());
            line.hurry();
        }
    }

    public Optional<Link> link(PairId pair) {
        return line(pair).flatMap(PairLine::current).map(connection -> connection);
    }

    @Override
    public void received(PairId pair, Kind kind, byte[] body, Instant now) {
        PairLine line = lines.get(pair);
        if (line != null && kind == Kind.QUIC) {
            line.received(body, now);
        }
    }

    @Override
    public void reachable(PairId pair, PathView by, Instant now) {
        line(pair).ifPresent(line -> line.reachable(by, now));
    }

    @Override
    public void adrift(PairId pair, Instant now) {
        line(pair).ifPresent(PairLine::adrift);
    }

    @Override
    public void worn(PairId pair, Instant now) {
        line(pair).ifPresent(PairLine::worn);
    }

    @Override
    public void moved(PairId pair, Instant now) {
        keeper.moved(pair, now);
    }

    private Optional<PairLine> line(PairId pair) {
        return Optional.ofNullable(lines.get(pair));
    }

    private Badge badge() {
        Badge shown = badge;
        if (shown == null || shown.isOld(now())) {
            shown = Badge.issue(wiring.credentials(), wiring.place().random(), now());
            badge = shown;
        }
        return shown;
    }

    private Instant now() {
        return wiring.place().clock().instant();
    }

    @Override
    public void close() {
        List.copyOf(lines.keySet()).forEach(this::leave);
    }
}
