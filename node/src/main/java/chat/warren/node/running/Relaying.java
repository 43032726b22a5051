package chat.warren.node.running;

import chat.warren.crypto.datagram.Kind;
import chat.warren.crypto.wire.MalformedException;
import chat.warren.dht.rendezvous.PairId;
import chat.warren.node.path.Route;
import chat.warren.node.relay.RelayChoice;
import chat.warren.node.relay.RelayDesk;
import chat.warren.node.relay.RelayMessage;
import chat.warren.node.relay.RelayPolicy;
import chat.warren.node.relay.RelaySeat;
import chat.warren.node.relay.RelayWire;
import chat.warren.node.relay.Tag;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.random.RandomGenerator;
import java.util.stream.Collectors;

/**
 * Friends who pass on for friends: our seats at others, and others' seats with us. Which friends two people have in
 * common nobody needs to know: both ask those they are connected to for the pair's seat, and meet where both asked. Of
 * those where they met, the two nearest stay.
 */
final class Relaying {
    /**
     * A seat that waits costs 240 bytes in 110 s. Around the change to another chain a friend has two tags, and a relay
     * gives nobody more than sixteen seats.
     */
    private static final int MOST_AWAITED = 8;

    private static final int AWAITED_AT = 2;

    private final RelayDesk<PairId> desk;
    private final Plenum plenum;
    private final Map<PairId, RelayChoice<PairId>> choices = new HashMap<>();
    private final Map<Place, Taken> seats = new LinkedHashMap<>();
    private final Map<Long, Taken> byRoute = new LinkedHashMap<>();
    private long routes;

    /** For whom, at whom, and under which of the pair's tags. */
    private record Place(PairId friend, PairId relay, Tag tag) {}

    private record Taken(Place place, RelaySeat seat, Route.Relayed route) {}

    /** What the relays need of the other friends. */
    interface Plenum {
        Optional<Counterpart> friend(PairId id);

        /** Whether we pass datagrams on for this one. */
        boolean lendsTo(PairId id);

        /** A datagram of this friend's came by that route, still sealed. */
        void arrived(Counterpart friend, Route route, byte[] sealed, Instant now);
    }

    Relaying(RandomGenerator random, Plenum plenum) {
        this.desk = new RelayDesk<>(RelayPolicy.DEFAULT, random);
        this.plenum = plenum;
    }

    void policy(RelayPolicy policy) {
        desk.policy(policy);
    }

    /** Whether anything is done for friends, errands among it. */
    boolean isForFriends() {
        return desk.isForFriends();
    }

    /**
     * Whether something is said: not by the words that keep seats open, every half minute for each friend who is
     * missed.
     */
    static boolean isTraffic(Kind kind, byte[] body) {
        return isTraffic(kind, ByteBuffer.wrap(body));
    }

    static boolean isTraffic(Kind kind, ByteBuffer body) {
        return kind != Kind.RELAYED || RelayWire.isForward(body);
    }

    /** A friend's word about seats: at ours, or at hers. */
    void received(PairId from, byte[] body, Instant now) {
        RelayMessage message;
        try {
            message = RelayWire.parse(body);
        } catch (MalformedException e) {
            return; // A later version's, or a mistake of hers.
        }
        switch (message) {
            case RelayMessage.Join join -> serve(from, join, now);
            case RelayMessage.Leave leave -> serve(from, leave, now);
            case RelayMessage.Joined joined -> toSeats(from, joined, now);
            case RelayMessage.Refused refused -> toSeats(from, refused, now);
            case RelayMessage.Forward forward -> {
                // Both numbers are drawn from four thousand million: one of hers is none of ours.
                if (!toSeats(from, forward, now)) {
                    serve(from, forward, now);
                }
            }
        }
        drain(now);
    }

    private void serve(PairId client, RelayMessage message, Instant now) {
        desk.receive(client, plenum.lendsTo(client), message, now);
    }

    private boolean toSeats(PairId relay, RelayMessage message, Instant now) {
        boolean taken = false;
        for (Taken one : List.copyOf(seats.values())) {
            if (one.place.relay().equals(relay)) {
                one.seat.receive(message, now);
                taken |= drain(one, now);
            }
        }
        return taken;
    }

    /** Takes seats for friends who need one, with those who can give one, and leaves those that have served. */
    void arrange(List<Counterpart> friends, Instant now) {
        Map<PairId, Duration> near = new LinkedHashMap<>();
        for (Counterpart friend : friends) {
            friend.view()
                    .filter(view -> friend.condition().isOnOwnWay())
                    .ifPresent(view -> near.put(friend.id(), view.roundTrip()));
        }
        List<Counterpart> missed = missed(friends, now);
        for (Counterpart friend : friends) {
            int seatsNeeded = seatsNeeded(friend, missed, now);
            if (seatsNeeded > 0 || choices.containsKey(friend.id())) {
                choose(friend, near, seatsNeeded, now);
            }
        }
    }

    private int seatsNeeded(Counterpart friend, List<Counterpart> missed, Instant now) {
        Condition condition = friend.condition();
        if (condition.keepsRelay(now)) {
            return heldFor(friend.id()).size();
        }
        return condition.needsRelay(now) ? RelayChoice.MOST_SEATS : missed.contains(friend) ? AWAITED_AT : 0;
    }

    /**
     * Whose record is not found, and who may all the same be there: behind a network that passes no datagrams, or come
     * since we looked. Those who were there last are awaited first.
     */
    private static List<Counterpart> missed(List<Counterpart> friends, Instant now) {
        return friends.stream()
                .filter(friend -> friend.condition().isMissed(now))
                .sorted(Comparator.comparing((Counterpart friend) ->
                                friend.condition().since().lost())
                        .reversed())
                .limit(MOST_AWAITED)
                .toList();
    }

    private void choose(Counterpart friend, Map<PairId, Duration> near, int seatsNeeded, Instant now) {
        RelayChoice<PairId> choice = choices.computeIfAbsent(friend.id(), any -> new RelayChoice<>());
        near.forEach((relay, roundTrip) -> {
            if (!relay.equals(friend.id())) {
                choice.knows(relay, roundTrip);
            }
        });
        choice.need(seatsNeeded, now); // First: what goes now is not replaced for whom nothing new is needed.
        Set<PairId> held = heldFor(friend.id());
        held.stream().filter(relay -> !near.containsKey(relay)).forEach(relay -> choice.gone(relay, now));
        for (Taken one : seats.values()) {
            if (one.place.friend().equals(friend.id())) {
                friend.roundTrip(one.route).ifPresent(trip -> choice.measured(one.place.relay(), trip));
            }
        }
        choice.advanceTo(now);
        for (var output = choice.poll(); output.isPresent(); output = choice.poll()) {
            switch (output.get()) {
                case RelayChoice.TakeSeat<PairId> take -> held.add(take.relay());
                case RelayChoice.LeaveSeat<PairId> leave -> held.remove(leave.relay());
            }
        }
        sit(friend, held, now);
        if (seatsNeeded == 0) {
            choices.remove(friend.id());
        }
    }

    private Set<PairId> heldFor(PairId friend) {
        return seats.keySet().stream()
                .filter(place -> place.friend().equals(friend))
                .map(Place::relay)
                .collect(Collectors.toCollection(LinkedHashSet::new));
    }

    /** Sits at those relays, under the tags of the hour. A seat of the last hour is kept while it carries. */
    private void sit(Counterpart friend, Set<PairId> relays, Instant now) {
        Set<Place> wanted = new LinkedHashSet<>();
        relays.forEach(relay -> friend.tags().forEach(tag -> wanted.add(new Place(friend.id(), relay, tag))));
        for (Taken one : List.copyOf(seats.values())) {
            boolean hers = one.place.friend().equals(friend.id());
            boolean serves = one.seat.isOpen() && relays.contains(one.place.relay());
            if (hers && !wanted.contains(one.place) && !serves) {
                leave(one, now);
            }
        }
        for (Place place : wanted) {
            if (!seats.containsKey(place)) {
                Taken taken = new Taken(place, new RelaySeat(place.tag(), now), new Route.Relayed(++routes));
                seats.put(place, taken);
                byRoute.put(taken.route.channel(), taken);
            }
        }
    }

    /** Whether another pair of ours has come to the same tag: whoever was met by an invite leaves it to the next. */
    private boolean isShared(Taken one) {
        return seats.keySet().stream()
                .anyMatch(other -> !other.equals(one.place)
                        && other.relay().equals(one.place.relay())
                        && other.tag().equals(one.place.tag()));
    }

    private void leave(Taken one, Instant now) {
        if (!isShared(one)) {
            one.seat.leave(); // Else the relay would take it for both.
            drain(one, now);
        }
        seats.remove(one.place);
        byRoute.remove(one.route.channel());
    }

    /** This one is a friend no more. */
    void part(PairId friend, Instant now) {
        desk.forget(friend);
        choices.remove(friend);
        for (Taken one : List.copyOf(seats.values())) {
            if (one.place.friend().equals(friend) || one.place.relay().equals(friend)) {
                leave(one, now);
            }
        }
    }

    void send(Route.Relayed route, byte[] sealed, Instant now) {
        Taken taken = byRoute.get(route.channel());
        if (taken != null) {
            taken.seat.forward(sealed);
            drain(taken, now);
        }
    }

    /** By whose computer it goes. */
    Optional<PairId> relayOf(Route.Relayed route) {
        return Optional.ofNullable(byRoute.get(route.channel())).map(taken -> taken.place.relay());
    }

    void advanceTo(Instant now) {
        desk.advanceTo(now);
        for (Taken one : List.copyOf(seats.values())) {
            one.seat.advanceTo(now);
        }
        drain(now);
    }

    private void drain(Instant now) {
        for (var output = desk.poll(); output.isPresent(); output = desk.poll()) {
            say(output.get().to(), output.get().message(), now);
        }
        for (Taken one : new ArrayList<>(seats.values())) {
            drain(one, now);
        }
    }

    private boolean drain(Taken one, Instant now) {
        boolean any = false;
        for (var output = one.seat.poll(); output.isPresent(); output = one.seat.poll()) {
            any = true;
            Optional<Counterpart> friend = plenum.friend(one.place.friend());
            switch (output.get()) {
                case RelaySeat.Send send -> say(one.place.relay(), send.message(), now);
                case RelaySeat.Opened opened -> {
                    choice(one).ifPresent(choice -> choice.opened(one.place.relay()));
                    friend.ifPresent(its -> its.opened(one.route, now));
                }
                case RelaySeat.Closed closed -> friend.ifPresent(its -> its.closed(one.route, now));
                case RelaySeat.Arrived arrived ->
                    friend.ifPresent(its -> plenum.arrived(its, one.route, bytes(arrived.datagram()), now));
                case RelaySeat.Failed failed -> choice(one).ifPresent(choice -> choice.failed(one.place.relay(), now));
            }
        }
        return any;
    }

    private Optional<RelayChoice<PairId>> choice(Taken one) {
        return Optional.ofNullable(choices.get(one.place.friend()));
    }

    private void say(PairId to, RelayMessage message, Instant now) {
        byte[] body = RelayWire.encode(message);
        plenum.friend(to).ifPresent(friend -> friend.send(Kind.RELAYED, List.of(body), now));
    }

    private static byte[] bytes(ByteBuffer buffer) {
        byte[] bytes = new byte[buffer.remaining()];
        buffer.duplicate().get(bytes);
        return bytes;
    }

    Instant deadline() {
        Instant first = desk.deadline();
        for (Taken one : seats.values()) {
            first = one.seat.deadline().isBefore(first) ? one.seat.deadline() : first;
        }
        return first;
    }
}
