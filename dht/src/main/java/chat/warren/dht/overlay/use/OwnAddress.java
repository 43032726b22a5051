package chat.warren.dht.overlay.use;

import chat.warren.dht.routing.AddressGroup;
import chat.warren.dht.routing.AddressVotes;
import chat.warren.dht.wire.Contact;
import chat.warren.dht.wire.Family;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.EnumMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Where others see us, for keeping away from our own neighbourhood. */
final class OwnAddress {
    private final Map<Family, AddressVotes> votes = new EnumMap<>(Family.class);
    private final Map<Family, InetAddress> agreed = new EnumMap<>(Family.class);

    void seen(InetSocketAddress observer, InetSocketAddress observed) {
        Family family = Family.of(observed);
        @Nullable InetAddress winner =
                votes.computeIfAbsent(family, each -> new AddressVotes()).vote(observer, observed.getAddress());
        if (winner != null) {
            agreed.put(family, winner);
        }
    }

    /** Whether a node is of another operator than ours; before we know our own, nobody is known to be. */
    boolean isElsewhere(Contact node) {
        if (AddressGroup.isLocal(node.address().getAddress())) {
            return true; // On a LAN all are neighbours, and none is a stranger.
        }
        @Nullable InetAddress own = agreed.get(Family.of(node.address()));
        return own != null
                && AddressGroup.wide(own) != AddressGroup.wide(node.address().getAddress());
    }

    /** Whether two nodes have different operators. */
    static boolean apart(Contact one, Contact other) {
        InetAddress a = one.address().getAddress();
        InetAddress b = other.address().getAddress();
        boolean local = AddressGroup.isLocal(a) || AddressGroup.isLocal(b);
        return local ? !one.address().equals(other.address()) : (AddressGroup.wide(a) != AddressGroup.wide(b));
    }
}
