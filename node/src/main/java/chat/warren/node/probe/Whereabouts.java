package chat.warren.node.probe;

import chat.warren.crypto.pair.Presence;
import chat.warren.crypto.pair.Presence.NatClass;
import chat.warren.node.nat.Filtering;
import chat.warren.node.nat.Mapping;
import chat.warren.node.nat.NatReport;
import chat.warren.node.probe.Candidate.Origin;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/**
 * All that a friend has to know to open a path to us.
 *
 * @param candidates most promising first
 * @param nat of IPv4, which is the family that is translated
 */
public record Whereabouts(List<Candidate> candidates, NatReport nat) {
    /** Two families on two interfaces, what is seen of each, and a mapped port; each costs a probe a turn. */
    public static final int MAX_CANDIDATES = 8;
    /** A larger pool cannot be guessed at in any reasonable time. */
    public static final int MAX_POOL = 4;

    /** Of whom nothing is known, or nothing shall be. */
    public static final Whereabouts NOWHERE = new Whereabouts(List.of(), NatReport.NOTHING);

    public Whereabouts {
        candidates = List.copyOf(candidates);
        if (candidates.size() > MAX_CANDIDATES || nat.outside().size() > MAX_POOL) {
            throw new IllegalArgumentException("too many addresses to tell a friend");
        }
    }

    /** What a presence record says, which has room for six addresses and one byte about the NAT. */
    public static Whereabouts of(Presence presence) {
        List<InetSocketAddress> given = new ArrayList<>(presence.addresses());
        Mapping mapping = new PortHints(presence.nat()).read(given);
        // Where nobody translates, a ping that comes too early spoils no port.
        Origin global = presence.nat() == NatClass.OPEN ? Origin.PUBLIC : Origin.SEEN;
        List<Candidate> candidates = given.stream()
                .map(address -> new Candidate(isLan(address.getAddress()) ? Origin.LAN : global, address))
                .toList();
        List<InetAddress> outside = presence.addresses().stream()
                .map(InetSocketAddress::getAddress)
                .filter(address -> address.getAddress().length == 4 && !isLan(address))
                .distinct()
                .limit(MAX_POOL)
                .toList();
        return new Whereabouts(candidates, new NatReport(mapping, Filtering.UNKNOWN, outside));
    }

    /** Where somebody was once. Nothing is known of the routers in between, if there are any. */
    public static Whereabouts at(List<InetSocketAddress> addresses) {
        List<Candidate> candidates = addresses.stream()
                .map(address -> new Candidate(isLan(address.getAddress()) ? Origin.LAN : Origin.SEEN, address))
                .toList();
        return new Whereabouts(candidates, NatReport.NOTHING);
    }

    /** Where others see it over IPv4, which a router translates. */
    public Stream<InetSocketAddress> seen() {
        return candidates.stream()
                .filter(candidate -> candidate.isIpv4() && candidate.origin() == Origin.SEEN)
                .map(Candidate::address);
    }

    /** The addresses for a presence record; for ports that change, two of them say how. */
    public List<InetSocketAddress> forPresence() {
        List<InetSocketAddress> hints = PortHints.of(nat);
        List<InetSocketAddress> all = new ArrayList<>(candidates.stream()
                .map(Candidate::address)
                .distinct()
                .limit(Presence.MAX_ADDRESSES - hints.size())
                .toList());
        all.addAll(hints);
        return all;
    }

    /** Whether everybody may write there first: no NAT and nothing filtered, or a port that the router passes on. */
    public boolean isWelcoming() {
        return nat.isPublic() || candidates.stream().anyMatch(candidate -> candidate.origin() == Origin.MAPPED);
    }

    public NatClass natClass() {
        return nat.mapping().presenceClass();
    }

    /** Addresses that only our own network routes: RFC 1918, RFC 6598 (a carrier's), link-local, RFC 4193. */
    public static boolean isLan(InetAddress address) {
        byte[] bytes = address.getAddress();
        boolean carriers = bytes.length == 4 && bytes[0] == 100 && (bytes[1] & 0xc0) == 64;
        boolean unique = bytes.length == 16 && (bytes[0] & 0xfe) == 0xfc;
        return carriers
                || unique
                || address.isSiteLocalAddress()
                || address.isLinkLocalAddress()
                || address.isLoopbackAddress();
    }
}
