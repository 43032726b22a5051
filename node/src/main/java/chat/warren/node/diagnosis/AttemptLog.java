package chat.warren.node.diagnosis;

import chat.warren.node.path.Route;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.stream.Collectors;

/** What was tried lately with one friend, for the one who wants to know, and for those whom they show it. */
public final class AttemptLog {
    /** Hours of attempts with a friend who is hard to reach, in some 5 kB. */
    private static final int MAX_ENTRIES = 50;

    private final Deque<Entry> entries = new ArrayDeque<>();

    /** One thing that happened; {@code where} is the network it was about, never the whole address. */
    public record Entry(Instant at, String event, String where) {}

    public void add(Instant now, String event, List<InetSocketAddress> about) {
        String where = about.stream()
                .map(address -> redacted(address.getAddress()))
                .distinct()
                .collect(Collectors.joining(", "));
        entries.addLast(new Entry(now, event, where));
        if (entries.size() > MAX_ENTRIES) {
            entries.removeFirst();
        }
    }

    public void add(Instant now, String event) {
        add(now, event, List.of());
    }

    /** From now on datagrams go by this way. */
    public void carries(Instant now, Route route) {
        switch (route) {
            case Route.Direct direct -> {
                boolean lan = direct.kind() == Route.Kind.LAN;
                add(now, lan ? "Connected through the local network." : "Connected directly.", List.of(direct.to()));
            }
            case Route.Relayed relayed -> add(now, "Connected through a friend's computer.");
            case Route.Tunnel tunnel -> add(now, "Connected over TCP.");
        }
    }

    public List<Entry> entries() {
        return List.copyOf(entries);
    }

    /** Enough to see which network and family it was: half of an IPv4 address, a third of an IPv6 one, no port. */
    static String redacted(InetAddress address) {
        byte[] bytes = address.getAddress();
        if (bytes.length == 4) {
            return Byte.toUnsignedInt(bytes[0]) + "." + Byte.toUnsignedInt(bytes[1]) + ".x.x";
        }
        int first = Byte.toUnsignedInt(bytes[0]) << 8 | Byte.toUnsignedInt(bytes[1]);
        int second = Byte.toUnsignedInt(bytes[2]) << 8 | Byte.toUnsignedInt(bytes[3]);
        return Integer.toHexString(first) + ":" + Integer.toHexString(second) + ":x";
    }
}
