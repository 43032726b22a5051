package chat.warren.dht.engine;

import chat.warren.dht.lookup.Candidate;
import chat.warren.dht.lookup.Lookup;
import chat.warren.dht.routing.AddressGroup;
import chat.warren.dht.wire.Answer;
import chat.warren.dht.wire.Item;
import java.net.InetSocketAddress;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Gathers what the answers of one search hold, and believes only what proves itself. */
final class Harvest {
    /**
     * A mutable item is complete when this many operators' nodes, of those closest to it, have the same version and
     * nobody another: with a fifth of all nodes hostile, four replaying an old version together is a matter of one in
     * six hundred, and takes knowing the place. Whoever is farther away may have been left behind with an old one. When
     * versions differ, the search goes on to its end and the highest number wins.
     */
    private static final int AGREEMENT = 4;

    /** A popular torrent has thousands of peers; nobody needs more than this of them at once. */
    private static final int MAX_PEERS = 1000;

    private final Goal goal;
    private final Set<InetSocketAddress> peers = new HashSet<>();
    private final List<Candidate> agreeing = new ArrayList<>();
    private @Nullable Item best;
    private boolean disagreement;
    private int holders;

    Harvest(Goal goal) {
        this.goal = goal;
    }

    /** The event to report, if this content brought something new. */
    @Nullable Event take(long ticket, Candidate from, Answer.Content content) {
        return switch (goal) {
            case Goal.Nodes nodes -> null;
            case Goal.Peers wanted -> content instanceof Answer.Peers found ? takePeers(ticket, found) : null;
            case Goal.Items items -> takeItem(ticket, items.name(), from, content);
        };
    }

    /** Whether there is no reason to look further, as far as the walk has shown by now who is close. */
    boolean isEnough(Lookup lookup) {
        return switch (best) {
            case null -> false;
            case Item.Immutable proven -> true; // Its hash is its name: there is no other version.
            case Item.Mutable newest -> !disagreement && agreement(lookup) >= AGREEMENT;
        };
    }

    private int agreement(Lookup lookup) {
        Set<Long> operators = new HashSet<>();
        for (Candidate candidate : agreeing) {
            if (lookup.mayStore(candidate) && lookup.mayHold(candidate)) {
                operators.add(operator(candidate.contact().address()));
            }
        }
        return operators.size();
    }

    private static long operator(InetSocketAddress address) {
        boolean local = AddressGroup.isLocal(address.getAddress());
        return local ? address.getPort() : AddressGroup.wide(address.getAddress());
    }

    @Nullable Item best() {
        return best;
    }

    int holders() {
        return holders;
    }

    private @Nullable Event takePeers(long ticket, Answer.Peers found) {
        List<InetSocketAddress> fresh = new ArrayList<>();
        for (InetSocketAddress peer : found.addresses()) {
            if (peers.size() < MAX_PEERS && peers.add(peer)) {
                fresh.add(peer);
            }
        }
        holders++;
        return fresh.isEmpty() ? null : new Event.PeersFound(ticket, fresh);
    }

    private @Nullable Event takeItem(long ticket, ItemName name, Candidate from, Answer.Content content) {
        return switch (name) {
            case ItemName.Hash hash -> {
                if (best == null && content instanceof Answer.Plain plain) {
                    Item item = new Item.Immutable(plain.value());
                    if (item.target().equals(hash.target())) {
                        best = item;
                        holders++;
                        yield new Event.ItemFound(ticket, item);
                    }
                }
                yield null;
            }
            case ItemName.Key key ->
                content instanceof Answer.Signed signed && signed.key().equals(key.key())
                        ? takeVersion(ticket, from, signed.with(key.salt()))
                        : null;
        };
    }

    private @Nullable Event takeVersion(long ticket, Candidate from, Item.Mutable item) {
        Item.Mutable known = (Item.Mutable) best;
        boolean same = known != null
                && known.sequence() == item.sequence()
                && known.value().equals(item.value());
        // Only what differs from a version already proven needs its signature looked at, which is the costly part.
        if (!item.equals(known) && !item.isAuthentic()) {
            return null;
        }
        holders++;
        if (known != null && !same) {
            disagreement = true;
        }
        boolean newer = known == null || item.sequence() > known.sequence();
        if (newer) {
            best = item;
            agreeing.clear();
        }
        if (newer || same) {
            agreeing.add(from);
        }
        return newer ? new Event.ItemFound(ticket, item) : null;
    }
}
