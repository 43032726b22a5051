package chat.warren.node.running;

import chat.warren.crypto.datagram.Kind;
import chat.warren.dht.rendezvous.PairId;
import chat.warren.node.link.Carried;
import chat.warren.node.path.PathView;
import java.time.Instant;

/** Who is above a node before anybody is, or where no friends are looked for. */
public final class Nobody implements Carried {
    @Override
    public void received(PairId pair, Kind kind, byte[] body, Instant now) {}

    @Override
    public void reachable(PairId pair, PathView by, Instant now) {}

    @Override
    public void adrift(PairId pair, Instant now) {}

    @Override
    public void worn(PairId pair, Instant now) {}

    @Override
    public void moved(PairId pair, Instant now) {}
}
