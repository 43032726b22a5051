package chat.warren.node.diagnosis;

import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;

/** What was tried lately, for the one who wants to know, and for those whom they show it. */
public final class AttemptLog {
    /** A day of attempts with a friend who is hard to reach. */
    private static final int MAX_ENTRIES = 500;

    private final Deque<Entry> entries = new ArrayDeque<>();

    /** One thing that happened; {@code where} is the network it was about, never the whole address. */
    public record Entry(Instant at, String event, String where) {}

    public void add(Instant now, String event, InetSocketAddress about) {
        add(now, event, redacted(about.getAddress()));
    }

    public void add(Instant now, String event) {
        add(now, event, "");
    }

    private void add(Instant now, String event, String where) {
        entries.addLast(new Entry(now, event, where));
        if (entries.size() > MAX_ENTRIES) {
            entries.removeFirst();
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
