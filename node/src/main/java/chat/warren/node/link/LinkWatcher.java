package chat.warren.node.link;

import chat.warren.crypto.pair.LinkSecrets;
import chat.warren.dht.rendezvous.PairId;
import java.time.Instant;

/** Told what happens on links. */
public interface LinkWatcher {
    /**
     * Both have shown who they are and agreed on secrets.
     *
     * @param secrets wiped after this returns
     * @param agreed the moment of it that both sides have, whatever their clocks say
     */
    void up(Link link, LinkSecrets secrets, Instant agreed, Instant now);

    void frame(Link link, Lane lane, byte[] frame, Instant now);

    /** A lane that was full takes frames again. */
    void room(Link link, Lane lane, Instant now);

    /**
     * The link has ended, for whatever reason.
     *
     * @param why one sentence for the log, without names or addresses
     */
    void down(Link link, String why, Instant now);

    /**
     * There is a way and no link: a handshake failed, or ended in something that cannot be agreed on.
     *
     * @param why one sentence for the log and the diagnosis, without names or addresses
     */
    default void failed(PairId pair, String why, Instant now) {}
}
