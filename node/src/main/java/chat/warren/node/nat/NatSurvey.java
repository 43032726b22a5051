package chat.warren.node.nat;

import chat.warren.dht.routing.AddressGroup;
import java.net.Inet6Address;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Finds what the routers in front of one socket do, from what DHT nodes and friends say they saw: no server for it, and
 * normally not one datagram for it (PERFORMANCE.md §1.2). Feed it all sightings of one family, for ever.
 */
public final class NatSurvey {
    /** Enough to recognise a block of ports, few enough that a change of address is believed within one lookup. */
    static final int MAX_SIGHTINGS = 12;
    /** A NAT that maps by destination moves on: what it did a minute ago says nothing about its next port. */
    private static final Duration FRESH = Duration.ofSeconds(60);
    /** Answers that matter come within a second or two: so many datagrams at the worst pace of a lookup. */
    private static final int MAX_TURNS = 1024;
    /** One liar, and one who repeats the lie, do not agree with anyone else. */
    private static final int AGREEING = 3;
    /** Somebody who runs three nodes in three networks shall not send us elsewhere; after a move all say the same. */
    private static final int SAY_THAT_WE_MOVED = 4;

    /** So many questions without an answer are no accident, even if a third of the nodes are gone (1 in 10^4). */
    private static final int UNANSWERED_MEANS_BLOCKED = 8;
    /** An answer from the other side of the world over a bad radio link. */
    private static final Duration SILENCE = Duration.ofSeconds(4);
    /**
     * Where answers came before, what looks like silence is a machine that was too busy to read them, or a router that
     * starts anew: friends who are told of a blocked network would look for us elsewhere.
     */
    private static final Duration OUTAGE = Duration.ofSeconds(30);

    private final Filters filters = new Filters();

    /** By observer, the latest last: each has one voice, however often it speaks. */
    private final Map<InetSocketAddress, Sighting> sightings = new LinkedHashMap<>();

    /** In which order we first wrote to whom: ports that are counted up were taken in it, whatever came back first. */
    private final Map<InetSocketAddress, Turn> turns = new LinkedHashMap<>(16, 0.75f, true) {
        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<InetSocketAddress, Turn> eldest) {
            return size() > MAX_TURNS;
        }
    };

    private record Turn(long number, Instant latest) {}

    private Set<InetSocketAddress> own = Set.of();
    /** The /64s of those of IPv6: asked at each datagram. */
    private Set<Long> ownNetworks = Set.of();

    private boolean goesOut;
    /** What the sightings say, until there is another: it is asked at every turn, a thousand times a second. */
    private @Nullable List<InetSocketAddress> agreed;

    private long turn;
    private int unanswered;
    private boolean answered;
    private Instant silentSince;

    public NatSurvey(Instant now) {
        silentSince = now;
    }

    /**
     * We came to a network, with these endpoints of the socket: all is new, also if they are the same as before. Every
     * second home has the same private addresses.
     */
    public void networkIs(Collection<InetSocketAddress> endpoints, Instant now) {
        own = Set.copyOf(endpoints);
        ownNetworks = endpoints.stream()
                .map(InetSocketAddress::getAddress)
                .filter(Inet6Address.class::isInstance)
                .map(NatSurvey::networkOf)
                .collect(Collectors.toUnmodifiableSet());
        sightings.clear();
        agreed = null;
        turns.clear();
        filters.forget();
        goesOut = false;
        unanswered = 0;
        answered = false;
    }

    /**
     * Whether those we write to will tell others of us: a read-only node of the DHT (BEP 43) is told to nobody, and
     * that no stranger comes then says nothing. True until something else is said.
     */
    public void introduced(boolean toOthers) {
        filters.introduced(toOthers);
    }

    /** A question went out to somebody who should be there: silence means something. */
    public void sent(InetSocketAddress to, Instant now) {
        if (tells(to) && unanswered++ == 0) {
            silentSince = now;
        }
        wrote(to, now);
    }

    /** Of our router only those behind it tell something; where nobody is, neighbours are all the network there is. */
    private boolean tells(InetSocketAddress other) {
        boolean neighbour = isNeighbour(other);
        if (!neighbour && !goesOut) {
            goesOut = true;
            filters.forget();
            unanswered = 0;
            answered = false;
        }
        return !goesOut || !neighbour;
    }

    private boolean isNeighbour(InetSocketAddress other) {
        InetAddress address = other.getAddress();
        return AddressGroup.isLocal(address)
                || (address instanceof Inet6Address && ownNetworks.contains(networkOf(address)));
    }

    private static long networkOf(InetAddress six) {
        return ByteBuffer.wrap(six.getAddress()).getLong();
    }

    /** A datagram went out to one who may not be there, such as a friend who may have left. */
    public void wrote(InetSocketAddress to, Instant now) {
        if (tells(to)) {
            filters.sent(to, now);
        }
        Turn before = turns.get(to);
        boolean goesOn = before != null && before.latest().plus(FRESH).isAfter(now);
        turns.put(to, new Turn(before != null && goesOn ? before.number() : turn++, now));
    }

    /** A valid datagram came in, of whatever kind. */
    public void received(InetSocketAddress from, Instant now) {
        if (!tells(from)) {
            return;
        }
        filters.received(from, now);
        unanswered = 0;
        answered = true;
    }

    public void see(Sighting sighting) {
        // Somebody inside our own network does not know how we look from outside. Counts only where there is no
        // outside.
        if (isInside(sighting) && sightings.values().stream().anyMatch(known -> !isInside(known))) {
            return;
        }
        agreed = null;
        if (!isInside(sighting)) {
            sightings.values().removeIf(NatSurvey::isInside);
        }
        sightings.remove(sighting.observer());
        sightings.put(sighting.observer(), sighting);
        forgetTheOldNetwork(sighting);
        if (sightings.size() > MAX_SIGHTINGS) {
            sightings.remove(sightings.keySet().iterator().next());
        }
    }

    private static boolean isInside(Sighting sighting) {
        return AddressGroup.isLocal(sighting.observer().getAddress());
    }

    /** Whether somebody answers of those who tell something; silence is believed after a while only. */
    public boolean isAnswered(Instant now) {
        return answered && !isSilent(now);
    }

    /** Whether anybody beyond our own network is asked. */
    public boolean goesOut() {
        return goesOut;
    }

    private boolean isSilent(Instant now) {
        return unanswered >= UNANSWERED_MEANS_BLOCKED
                && Duration.between(silentSince, now).compareTo(answered ? OUTAGE : SILENCE) > 0;
    }

    /** Whether a few pings to nodes of different networks would make the verdict better. */
    public boolean wantsMore(Instant now) {
        Mapping mapping = report(now).mapping();
        return mapping instanceof Mapping.Unknown
                || (!mapping.isSteady() && fresh(now).size() < PortPattern.FEWEST_FOR_BLOCK);
    }

    public NatReport report(Instant now) {
        if (isSilent(now)) {
            return new NatReport(new Mapping.Blocked(), Filtering.UNKNOWN, List.of());
        }
        List<InetSocketAddress> seen = agreed();
        if (!seen.isEmpty()) {
            InetSocketAddress outside = seen.getFirst();
            Mapping mapping = own.contains(outside) ? new Mapping.Open(outside) : new Mapping.Independent(outside);
            List<InetAddress> addresses =
                    seen.stream().map(InetSocketAddress::getAddress).distinct().toList();
            return new NatReport(mapping, filters.verdict(now), addresses);
        }
        List<Sighting> believed = believed(fresh(now));
        List<Integer> ports = believed.stream()
                .sorted(Comparator.comparingLong(this::turnOf))
                .map(sighting -> sighting.seen().getPort())
                .distinct()
                .toList();
        // Two alike among few may yet turn out to agree with a third.
        Mapping mapping = 2 * ports.size() <= believed.size() ? new Mapping.Unknown() : PortPattern.of(ports);
        return new NatReport(mapping, filters.verdict(now), addressesOf(believed));
    }

    /**
     * The endpoints on which several networks agree: one, or for a pool one per address. Nobody can vote twice from one
     * operator's network.
     */
    private List<InetSocketAddress> agreed() {
        List<InetSocketAddress> known = agreed;
        if (known == null) {
            known = count();
            agreed = known;
        }
        return known;
    }

    private List<InetSocketAddress> count() {
        Map<InetSocketAddress, Set<Long>> votes = new LinkedHashMap<>();
        for (Sighting sighting : sightings.values()) {
            votes.computeIfAbsent(sighting.seen(), any -> new HashSet<>()).add(voter(sighting));
        }
        int enough = Math.max(AGREEING, sightings.size() / 2);
        boolean one = votes.values().stream().anyMatch(voters -> voters.size() >= enough);
        List<InetSocketAddress> winners = new ArrayList<>();
        votes.forEach((seen, voters) -> {
            if (one ? voters.size() >= enough : voters.size() >= 2) {
                winners.add(seen);
            }
        });
        // Twice two on two addresses, with the same port, is a pool of addresses (as HyperDHT reads it too).
        boolean pool = winners.size() >= 2
                && winners.stream().map(InetSocketAddress::getPort).distinct().count() == 1;
        return one || pool ? winners : List.of();
    }

    private static long voter(Sighting sighting) {
        InetSocketAddress observer = sighting.observer();
        return AddressGroup.isLocal(observer.getAddress())
                ? observer.getPort()
                : AddressGroup.wide(observer.getAddress());
    }

    private List<Sighting> fresh(Instant now) {
        return sightings.values().stream()
                .filter(sighting -> sighting.at().plus(FRESH).isAfter(now))
                .toList();
    }

    /** Without those whose address for us nobody else confirms, if others do agree on some. */
    private static List<Sighting> believed(List<Sighting> seen) {
        Map<InetAddress, Long> counts =
                seen.stream().collect(Collectors.groupingBy(s -> s.seen().getAddress(), Collectors.counting()));
        boolean some = counts.values().stream().anyMatch(count -> count > 1);
        return seen.stream()
                .filter(sighting -> !some || counts.getOrDefault(sighting.seen().getAddress(), 0L) > 1)
                .toList();
    }

    private long turnOf(Sighting sighting) {
        Turn sent = turns.get(sighting.observer());
        return sent == null ? Long.MAX_VALUE : sent.number();
    }

    private static List<InetAddress> addressesOf(List<Sighting> seen) {
        return seen.stream()
                .map(sighting -> sighting.seen().getAddress())
                .distinct()
                .toList();
    }

    /** Several networks saw us lately under an address that none saw before: the earlier sightings are history. */
    private void forgetTheOldNetwork(Sighting latest) {
        InetAddress fresh = latest.seen().getAddress();
        List<Sighting> all = List.copyOf(sightings.values());
        int since = all.size();
        Set<Long> voters = new HashSet<>();
        while (since > 0 && all.get(since - 1).seen().getAddress().equals(fresh)) {
            voters.add(voter(all.get(--since)));
        }
        List<Sighting> before = all.subList(0, since);
        boolean unheardOf =
                before.stream().noneMatch(old -> old.seen().getAddress().equals(fresh));
        boolean agreedBefore =
                before.stream().map(old -> old.seen().getAddress()).distinct().count() == 1;
        if (voters.size() >= SAY_THAT_WE_MOVED && unheardOf && agreedBefore) {
            before.forEach(old -> sightings.remove(old.observer()));
        }
    }
}
