package chat.warren.node.lab;

import chat.warren.crypto.wire.MalformedException;
import chat.warren.dht.bencode.BencodeReader;
import chat.warren.dht.bencode.ByteString;
import chat.warren.dht.bencode.Dictionary;
import chat.warren.dht.wire.Id;
import chat.warren.dht.wire.Item;
import chat.warren.simulator.net.Host;
import chat.warren.simulator.net.Witness;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.time.Instant;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;

/** What all of Mainline's nodes together saw: for each place that was put or asked for, from which addresses. */
public final class StoringNodes implements Witness {
    private final Map<Id, Set<InetAddress>> askers = new HashMap<>();

    @Override
    public void delivered(Instant when, Host to, InetSocketAddress from, byte[] datagram) {
        if (datagram.length == 0 || datagram[0] != 'd') {
            return;
        }
        try {
            Dictionary message = BencodeReader.readDictionary(datagram);
            Dictionary arguments = message.dictionary("a");
            ByteString query = message.bytes("q");
            if (arguments == null || query == null || message.get("w") != null) {
                return; // An answer, or of the overlay, where all is sealed.
            }
            if (query.is("get")) {
                note(Id.of(arguments.needBytes("target")), from);
            } else if (query.is("put")) {
                note(Item.Mutable.target(arguments.needBytes("k"), ByteString.EMPTY), from);
            }
        } catch (MalformedException e) {
            throw new AssertionError(e); // Only engines are there.
        }
    }

    private void note(Id place, InetSocketAddress from) {
        askers.computeIfAbsent(place, each -> new HashSet<>()).add(from.getAddress());
    }

    public int places() {
        return askers.size();
    }

    /** Whether any of them saw this address beside a place. */
    public boolean saw(InetAddress address) {
        return askers.values().stream().anyMatch(seen -> seen.contains(address));
    }
}
