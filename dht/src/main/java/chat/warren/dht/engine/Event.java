package chat.warren.dht.engine;

import chat.warren.dht.bencode.Dictionary;
import chat.warren.dht.wire.Contact;
import chat.warren.dht.wire.Family;
import chat.warren.dht.wire.Item;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.List;
import java.util.OptionalLong;

/** What the engine has to tell. Those with a ticket belong to the command that gave it. */
public sealed interface Event {
    /** The ticket of the command that this belongs to. */
    default OptionalLong ticketIfAny() {
        return switch (this) {
            case ItemFound found -> OptionalLong.of(found.ticket());
            case PeersFound found -> OptionalLong.of(found.ticket());
            case Stored stored -> OptionalLong.of(stored.ticket());
            case Finished finished -> OptionalLong.of(finished.ticket());
            case Answered answered -> OptionalLong.of(answered.ticket());
            case Unanswered unanswered -> OptionalLong.of(unanswered.ticket());
            case AddressSeen seen -> OptionalLong.empty();
            case AddressAgreed agreed -> OptionalLong.empty();
            case Joined joined -> OptionalLong.empty();
        };
    }

    /** An item was found, or a newer version of it: there may be several before {@link Finished}. */
    record ItemFound(long ticket, Item item) implements Event {}

    record PeersFound(long ticket, List<InetSocketAddress> peers) implements Event {
        public PeersFound {
            peers = List.copyOf(peers);
        }
    }

    /** Enough copies are stored to rely on it; the others are on their way. */
    record Stored(long ticket, int copies) implements Event {}

    /** The command has done all it will do. */
    record Finished(long ticket, Outcome outcome) implements Event {}

    /** A node answered a ping or an extension's query. */
    record Answered(long ticket, Contact node, Duration roundTrip, Dictionary fields) implements Event {}

    record Unanswered(long ticket) implements Event {}

    /** BEP 42's {@code ip}: somebody saw us under this address. */
    record AddressSeen(InetSocketAddress observer, InetSocketAddress observed) implements Event {}

    /** Most observers agree that this is our address; the node id follows it. */
    record AddressAgreed(NetworkId network, InetAddress address) implements Event {}

    /** The node knows its neighbourhood: from now on lookups find what is there. */
    record Joined(NetworkId network, Family family, int contacts) implements Event {}

    /**
     * How a command ended.
     *
     * @param asked how many nodes were asked
     * @param copies how many nodes stored it, or had it
     * @param superseded a newer item than the one we put is out there
     * @param closest the closest nodes that answered, closest first
     */
    record Outcome(int asked, int copies, boolean superseded, List<Contact> closest) {
        static final Outcome NOTHING = new Outcome(0, 0, false, List.of());

        public Outcome {
            closest = List.copyOf(closest);
        }
    }
}
