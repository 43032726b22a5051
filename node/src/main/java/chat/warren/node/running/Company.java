package chat.warren.node.running;

import chat.warren.crypto.datagram.Kind;
import chat.warren.node.path.Route;
import java.net.InetSocketAddress;
import java.time.Instant;

/** What one friend needs of the whole node. */
interface Company {
    /** What looks for friends cost all of them together. */
    Haste haste();

    /** Ask a few nodes how they see us. */
    void measure(Instant now);

    /** Those who pass a word on to whom we cannot write to yet. */
    Signals signals();

    /** Look for this one's record now, wherever it might be. */
    void look(Counterpart friend, Instant now);

    /** Look where this one's record should be. */
    void glance(Counterpart friend, Instant now);

    /** A friend says under which address our datagram came. */
    void seen(InetSocketAddress observer, InetSocketAddress observed, Instant now);

    void received(Counterpart friend, Kind kind, byte[] body, Instant now);

    void carries(Counterpart friend, Instant now);

    void adrift(Counterpart friend, Instant now);

    /** What is stored of the friend's anchors is out of date. */
    void anchorsChanged(Counterpart friend, Instant now);

    /** So much was sealed that both should agree on new keys. */
    void worn(Counterpart friend, Instant now);

    /** Passes a sealed datagram on by a channel at a relay, or inside a TCP connection. */
    void sendBy(Route route, Kind kind, byte[] sealed, Instant now);
}
