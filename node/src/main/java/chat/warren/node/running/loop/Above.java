package chat.warren.node.running.loop;

import chat.warren.node.link.Carried;
import chat.warren.node.link.Carrier;
import chat.warren.node.link.Kept;
import java.time.Instant;

/** Makes what lives above the carrier, when the carrier is there. On the node's thread, as everything after it. */
@FunctionalInterface
public interface Above {
    Carried aboard(Carrier carrier, NodeThread thread, Instant now);

    /** Who stores the anchors of pairs whenever they move. */
    default Kept keeper() {
        return (pair, now) -> {};
    }
}
