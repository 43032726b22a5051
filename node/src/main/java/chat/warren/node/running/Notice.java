package chat.warren.node.running;

import chat.warren.crypto.pair.Contact;
import chat.warren.crypto.pair.Presence;
import chat.warren.crypto.wire.ByteWriter;
import chat.warren.dht.wire.Family;
import chat.warren.node.link.Acquaintance.Openness;
import chat.warren.node.nat.Mapping;
import chat.warren.node.probe.Whereabouts;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.zip.CRC32C;

/** What we write for friends about where we are. */
final class Notice {
    /**
     * The upper half of a record's capabilities says which record of the friend's we have found: two who cannot signal
     * each other learn so that the other waits.
     */
    private static final int SEEN_SHIFT = 16;

    private static final long SEEN_MASK = 0xffff;
    private final Presence.RunId run;

    Notice(Presence.RunId run) {
        this.run = run;
    }

    /** Empty for one who shall not even know that we are there. */
    Optional<Presence> of(Openness openness, Whereabouts here, List<Contact> helpers, Optional<Presence> theirs) {
        long seen = theirs.map(Notice::digest).orElse(0L) << SEEN_SHIFT;
        List<Contact> few = helpers.stream().limit(Presence.MAX_HELPERS).toList();
        return switch (openness) {
            case ADDRESSES -> Optional.of(presence(seen, here.forPresence(), here.natClass(), few));
            case RELAYS_ONLY -> Optional.of(presence(seen, List.of(), Presence.NatClass.UNKNOWN, few));
            case NOTHING -> Optional.empty();
        };
    }

    private Presence presence(
            long seen, List<InetSocketAddress> addresses, Presence.NatClass nat, List<Contact> helpers) {
        return new Presence(run, seen, addresses, nat, helpers, Optional.empty(), Presence.Status.AVAILABLE);
    }

    /** Whether a friend who wrote this has found that record of ours, and keeps a router open for it. */
    static boolean hasSeen(Presence theirs, Presence ours) {
        return theirs.capabilities() >>> SEEN_SHIFT == digest(ours);
    }

    /** Of all that says where somebody is; never 0, which stands for nothing seen. */
    private static long digest(Presence presence) {
        CRC32C sum = new CRC32C();
        ByteWriter writer = new ByteWriter()
                .i64(presence.run().high())
                .i64(presence.run().low())
                .u8(presence.nat().code());
        presence.addresses().forEach(address -> writer.bytes(Family.compact(address)));
        sum.update(writer.toArray());
        return Math.max(1, sum.getValue() & SEEN_MASK);
    }

    /**
     * Whether friends should be told. The next port of a router that counts is another one every second, and told anew
     * in the call that needs it.
     */
    static boolean isNews(Whereabouts before, Whereabouts now) {
        return !before.candidates().equals(now.candidates())
                || before.natClass() != now.natClass()
                || !outside(before).equals(outside(now))
                || (now.nat().mapping() instanceof Mapping.PortBlock
                        && !before.nat().mapping().equals(now.nat().mapping()));
    }

    private static Set<InetAddress> outside(Whereabouts whereabouts) {
        return Set.copyOf(whereabouts.nat().outside());
    }
}
