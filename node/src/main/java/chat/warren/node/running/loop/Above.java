package chat.warren.node.running.loop;

import chat.warren.node.link.Carried;
import chat.warren.node.link.Carrier;
import java.time.Instant;

/** Makes what lives above the carrier, when the carrier is there. On the node's thread, as everything after it. */
@FunctionalInterface
public interface Above {
    Carried aboard(Carrier carrier, NodeThread thread, Instant now);
}
