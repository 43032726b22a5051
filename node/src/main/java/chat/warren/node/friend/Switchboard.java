package chat.warren.node.friend;

import chat.warren.dht.rendezvous.PairId;
import chat.warren.node.link.Acquaintance;
import chat.warren.node.link.Acquaintance.Openness;
import chat.warren.node.link.Carrier;
import chat.warren.node.link.Lane;
import chat.warren.node.link.Link;
import chat.warren.storage.people.Friend;
import chat.warren.storage.people.PersonId;
import chat.warren.storage.people.Standing.Stage;
import chat.warren.storage.people.Terms;
import chat.warren.storage.row.Id;
import chat.warren.storage.row.Octets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The links that are up, and the pairs that look for one. What is said here is stored already. */
final class Switchboard {
    /** A lane that is this far behind is not read at all: the link is of no use. */
    private static final int MOST_WAITING = 16;

    private final Books books;
    private final Carrier carrier;
    private final Map<PairId, Talk> talks = new LinkedHashMap<>();
    private final Map<PairId, Openness> met = new HashMap<>();

    Switchboard(Books books, Carrier carrier) {
        this.books = books;
        this.carrier = carrier;
    }

    /** Begins to meet, or goes on with the openness that is right now. */
    void meet(Pair pair, Instant now) {
        Openness openness = openness(pair);
        Optional<Openness> before = Optional.ofNullable(met.put(pair.id(), openness));
        Acquaintance acquaintance = new Acquaintance(pair.anchors(), pair.own(), openness);
        if (before.isEmpty()) {
            carrier.meet(pair.id(), acquaintance, now);
        } else if (before.get() != openness) {
            carrier.meetAs(pair.id(), acquaintance, now);
        }
    }

    /** As {@link #meet}, and quickly: a person waits for this. */
    void meetSoon(Pair pair, Instant now) {
        meet(pair, now);
        carrier.hurry(pair.id(), now);
    }

    void part(PairId pair, Instant now) {
        Optional.ofNullable(talks.remove(pair)).ifPresent(talk -> talk.link().close());
        if (met.remove(pair) != null) {
            carrier.part(pair, now);
        }
    }

    void part(List<Pair> pairs, Instant now) {
        pairs.forEach(pair -> part(pair.id(), now));
    }

    /**
     * Who comes by an invite that was given to one person may know our address, as that person would the moment we say
     * yes: two strangers with nobody between them have no other way to meet. Whoever comes by an invite for everybody
     * gets no address before we do. Nor does whoever has such an invite learn by it who else has taken it, and where
     * they are: a guest is as reserved as the host, whom only relays lead to anyway.
     */
    private Openness openness(Pair pair) {
        return switch (pair.with()) {
            case With.Gate gate -> openness(gate.offer());
            case With.Host host -> opennessToHost(host.taken());
            case With.Introduced introduced -> Openness.RELAYS_ONLY; // The friend who introduces is between the two.
            case With.Device device -> openness(device.person());
        };
    }

    private Openness openness(Id offer) {
        // All who hear somebody nearby are on their network, where beacons and datagrams show addresses to everybody.
        return openness(books.offers()
                .find(Octets.of(offer.toArray()))
                .map(found -> found.way() == Offer.Way.STANDING)
                .orElse(true));
    }

    private Openness opennessToHost(Id taken) {
        return openness(books.taken()
                .find(Octets.of(taken.toArray()))
                .map(found -> found.key().isForEverybody())
                .orElse(true));
    }

    private static Openness openness(boolean forEverybody) {
        return forEverybody ? Openness.RELAYS_ONLY : Openness.ADDRESSES;
    }

    private Openness openness(PersonId person) {
        if (books.isMe(person)) {
            return Openness.ADDRESSES; // Our own devices know where we are.
        }
        Optional<Friend> known = books.circle().find(person);
        return switch (known.map(friend -> friend.standing().stage()).orElse(Stage.BLOCKED)) {
            case FRIEND -> openness(known.orElseThrow().terms());
            case ASKED_BY_US -> Openness.ADDRESSES;
            case ASKED_US ->
                books.questions()
                        .find(person.key())
                        .flatMap(Question::offer)
                        .map(this::openness)
                        .orElse(Openness.RELAYS_ONLY);
            case INVITED, BLOCKED -> Openness.RELAYS_ONLY;
        };
    }

    private static Openness openness(Terms terms) {
        return switch (terms.addresses()) {
            case DIRECT -> Openness.ADDRESSES;
            case RELAY_ONLY -> Openness.RELAYS_ONLY;
            case INVISIBLE -> Openness.NOTHING;
        };
    }

    void up(Talk talk) {
        talks.put(talk.link().pair(), talk);
    }

    /** The talk on this link, unless another link has taken its place. */
    Optional<Talk> talk(Link link) {
        return talk(link.pair()).filter(talk -> talk.link().equals(link));
    }

    Optional<Talk> talk(PairId pair) {
        return Optional.ofNullable(talks.get(pair));
    }

    boolean down(Link link) {
        return talk(link).isPresent() && talks.remove(link.pair()) != null;
    }

    /** The talks with all devices of somebody. */
    List<Talk> talks(PersonId person) {
        List<Talk> found = new ArrayList<>();
        books.pairs().of(person).forEach(pair -> talk(pair.id()).ifPresent(found::add));
        return found;
    }

    void send(Talk talk, FriendFrame frame) {
        byte[] bytes = FriendWire.encode(frame);
        if (talk.waiting().isEmpty() && talk.link().send(Lane.CONTROL, bytes)) {
            return;
        }
        talk.waiting().add(bytes);
        // What our own devices are told of all friends is as much as we know, and no more.
        if (talk.waiting().size() > MOST_WAITING && !books.isMe(talk.person())) {
            talk.link().close();
        }
    }

    void room(Link link) {
        talk(link).ifPresent(talk -> {
            while (!talk.waiting().isEmpty()
                    && link.send(Lane.CONTROL, talk.waiting().element())) {
                talk.waiting().remove();
            }
        });
    }

    /** Tells somebody all that they shall know of us, as it is now. */
    void greet(Talk talk) {
        books.pairs()
                .find(talk.link().pair())
                .filter(pair -> !books.isOwn(pair))
                .ifPresent(pair -> send(talk, greeting(pair.with(), talk.person())));
    }

    void greet(PersonId person) {
        talks(person).forEach(this::greet);
    }

    void greetAll() {
        List.copyOf(talks.values()).forEach(this::greet);
    }

    private FriendFrame.Greeting greeting(With with, PersonId person) {
        Optional<Friend> known = books.circle().find(person);
        String note = "";
        FriendFrame.Stance stance;
        if (with instanceof With.Host host) {
            stance = FriendFrame.Stance.ASKING;
            note = books.taken()
                    .find(Octets.of(host.taken().toArray()))
                    .map(Taken::note)
                    .orElse("");
        } else if (with instanceof With.Introduced) {
            stance = FriendFrame.Stance.FRIEND; // We said yes to the one who introduced us.
        } else {
            stance = known.map(friend -> stance(friend.standing().stage())).orElse(FriendFrame.Stance.UNDECIDED);
            if (stance == FriendFrame.Stance.ASKING) {
                note = books.questions().find(person.key()).map(Question::note).orElse("");
            }
        }
        return new FriendFrame.Greeting(
                stance,
                books.circle().may(person),
                books.me().name(),
                note,
                Octets.of(books.me().devices().encoded()));
    }

    private static FriendFrame.Stance stance(Stage stage) {
        return switch (stage) {
            case FRIEND -> FriendFrame.Stance.FRIEND;
            case ASKED_BY_US -> FriendFrame.Stance.ASKING;
            case INVITED, ASKED_US, BLOCKED -> FriendFrame.Stance.UNDECIDED;
        };
    }
}
