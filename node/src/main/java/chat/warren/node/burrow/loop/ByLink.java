package chat.warren.node.burrow.loop;

import chat.warren.crypto.datagram.Kind;
import chat.warren.crypto.pair.LinkSecrets;
import chat.warren.dht.rendezvous.PairId;
import chat.warren.node.link.Acquaintance;
import chat.warren.node.link.Carrier;
import chat.warren.node.link.loop.Links;
import java.time.Instant;

/**
 * Meets people in such a way that a link comes of it. What friendship sees as a carrier is the links, which have the
 * real one beneath them.
 */
final class ByLink implements Carrier {
    private final Carrier beneath;
    private final Links links;

    ByLink(Carrier beneath, Links links) {
        this.beneath = beneath;
        this.links = links;
    }

    @Override
    public void meet(PairId pair, Acquaintance acquaintance, Instant now) {
        links.want(pair, acquaintance);
    }

    @Override
    public void meetAs(PairId pair, Acquaintance acquaintance, Instant now) {
        beneath.meetAs(pair, acquaintance, now);
    }

    @Override
    public void part(PairId pair, Instant now) {
        links.leave(pair);
    }

    @Override
    public void hurry(PairId pair, Instant now) {
        links.hurry(pair);
    }

    @Override
    public void send(PairId pair, Kind kind, byte[] body, Instant now) {
        beneath.send(pair, kind, body, now);
    }

    @Override
    public int room(PairId pair) {
        return beneath.room(pair);
    }

    @Override
    public void agreeing(PairId pair, LinkSecrets secrets, Instant now) {
        beneath.agreeing(pair, secrets, now);
    }

    @Override
    public void agreed(PairId pair, LinkSecrets secrets, Instant now) {
        beneath.agreed(pair, secrets, now);
    }
}
