package chat.warren.node.nat;

import chat.warren.node.nat.Mapping.Independent;
import chat.warren.node.nat.Mapping.Open;
import java.net.InetAddress;
import java.util.Optional;

/** How many routers translate our addresses: a port from the nearest one helps only if it is the last. */
public enum Layers {
    UNKNOWN,
    NONE,
    ONE,
    SEVERAL;

    /**
     * From what our router and others say.
     *
     * @param ownRouter the outside address that our own router says it has, if it says anything
     * @param seen what others say they see
     */
    public static Layers of(Optional<InetAddress> ownRouter, NatReport seen) {
        if (seen.mapping() instanceof Open) {
            return NONE;
        }
        boolean known = seen.mapping() instanceof Independent || !seen.outside().isEmpty();
        if (ownRouter.isEmpty() || !known) {
            return UNKNOWN;
        }
        return seen.outside().contains(ownRouter.get()) ? ONE : SEVERAL;
    }
}
