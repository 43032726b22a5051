package chat.warren.node.lab;

import chat.warren.crypto.wire.MalformedException;
import chat.warren.dht.bencode.BencodeReader;
import chat.warren.dht.bencode.ByteString;
import chat.warren.dht.bencode.Dictionary;
import chat.warren.simulator.net.Host;
import chat.warren.simulator.net.Witness;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;

/** What came to a host and what arrived from it, by kind, with the headers of IPv4 and UDP. */
public final class LineMeter implements Witness {
    private static final int HEADERS = 28;
    /** A bare probe of friends is sealed into this; all else between friends has other lengths. */
    private static final int PROBE = 77;

    private final Host host;
    private final InetAddress outside;
    private Map<String, Long> bytes = new HashMap<>();
    private final Map<ByteString, String> asked = new HashMap<>();

    public LineMeter(Host host, InetAddress outside) {
        this.host = host;
        this.outside = outside;
    }

    /** What was counted since it was asked last. */
    public Map<String, Long> take() {
        Map<String, Long> taken = bytes;
        bytes = new HashMap<>();
        return taken;
    }

    @Override
    public void delivered(Instant when, Host to, InetSocketAddress from, byte[] datagram) {
        boolean in = to == host;
        if (in || from.getAddress().equals(outside)) {
            bytes.merge(kind(datagram), (long) datagram.length + HEADERS, Long::sum);
        }
    }

    private String kind(byte[] datagram) {
        if (datagram.length == 0 || datagram[0] != 'd') {
            return datagram.length == PROBE ? "friends: ping, pong" : "friends: " + datagram.length + " bytes";
        }
        try {
            Dictionary message = BencodeReader.readDictionary(datagram);
            String network = message.get("w") == null ? "mainline: " : "overlay: ";
            ByteString query = message.bytes("q");
            ByteString transaction = message.needBytes("t");
            if (query != null) {
                asked.put(transaction, network + new String(query.toArray(), StandardCharsets.US_ASCII));
            }
            return asked.getOrDefault(transaction, network + "other");
        } catch (MalformedException e) {
            throw new AssertionError(e); // Only engines are there.
        }
    }
}
