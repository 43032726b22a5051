package chat.warren.node.running;

import chat.warren.crypto.pair.Contact;
import chat.warren.crypto.pair.Presence;
import chat.warren.node.link.Acquaintance.Openness;
import chat.warren.node.nat.Mapping;
import chat.warren.node.probe.Whereabouts;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** What we write for friends about where we are. */
final class Notice {
    private final Presence.RunId run;

    Notice(Presence.RunId run) {
        this.run = run;
    }

    /** Empty for one who shall not even know that we are there. */
    Optional<Presence> of(Openness openness, Whereabouts here, List<Contact> helpers) {
        return switch (openness) {
            case ADDRESSES -> Optional.of(presence(here.forPresence(), here.natClass(), helpers));
            case RELAYS_ONLY -> Optional.of(presence(List.of(), Presence.NatClass.UNKNOWN, helpers));
            case NOTHING -> Optional.empty();
        };
    }

    private Presence presence(List<InetSocketAddress> addresses, Presence.NatClass nat, List<Contact> helpers) {
        List<Contact> few = helpers.stream().limit(Presence.MAX_HELPERS).toList();
        return new Presence(run, 0, addresses, nat, few, Optional.empty(), Presence.Status.AVAILABLE);
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
