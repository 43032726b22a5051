package chat.warren.node.api;

import chat.warren.crypto.identity.DeviceCertificate;
import chat.warren.crypto.identity.DeviceId;
import chat.warren.node.friend.Friendships;
import chat.warren.node.friend.Numbers;
import chat.warren.node.friend.Permissions;
import chat.warren.node.friend.PersonView;
import chat.warren.node.link.Link;
import chat.warren.node.link.LinkView;
import chat.warren.node.path.PathView;
import chat.warren.node.running.Reaching;
import chat.warren.storage.people.Friend;
import chat.warren.storage.people.PersonId;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** Friendship's views as the facade shows them, without a type of the layers below. On the node's thread. */
final class Persons {
    private static final int DIGITS = 8;

    private final Reaching reaching;
    private final Friendships friends;
    private final Instant wall;

    Persons(Reaching reaching, Friendships friends, Instant wall) {
        this.wall = wall;
        this.reaching = reaching;
        this.friends = friends;
    }

    FriendView view(PersonView person) {
        Friend friend = person.friend();
        List<Link> links = friends.links(friend.person());
        Optional<PersonId> introducer = friend.verification().introducer();
        return new FriendView(
                Ids.text(friend.person()),
                person.name(),
                friend.names().theirs(),
                friend.terms().note(),
                person.note(),
                person.invite().map(Ids::text),
                friend.identity().toText(),
                same(FriendView.Stage.class, friend.standing().stage()),
                friend.standing().since(),
                new FriendView.Verified(
                        same(FriendView.How.class, friend.verification().how()),
                        friend.verification().at(),
                        introducer.map(Ids::text),
                        introducer.flatMap(friends::name)),
                same(FriendView.Visibility.class, friend.terms().addresses()),
                may(person.may()),
                person.lets().map(Persons::may),
                links.size(),
                person.seen(),
                devices(friend, links),
                best(links).map(this::state));
    }

    /** New friends have two for a moment, the one by which they met and the one that stays: that with a way. */
    private static Optional<Link> best(List<Link> links) {
        return links.stream()
                .filter(link -> link.view().path().isPresent())
                .findFirst()
                .or(() -> links.stream().findFirst());
    }

    /** The same word in the facade's own enumeration: a test of the words would only repeat them. */
    private static <T extends Enum<T>> T same(Class<T> type, Enum<?> word) {
        return Enum.valueOf(type, word.name());
    }

    private static FriendView.May may(Permissions may) {
        return new FriendView.May(may.call(), may.relay(), may.keep());
    }

    private List<FriendView.Device> devices(Friend friend, List<Link> links) {
        return friends.devices(friend.person(), wall).stream()
                .map(DeviceCertificate::device)
                .map(device -> new FriendView.Device(
                        digits(device),
                        links.stream()
                                .anyMatch(link -> link.peer().device().device().equals(device))))
                .toList();
    }

    /** Enough to tell the devices of one person apart. */
    static String digits(DeviceId device) {
        return Devices.text(device).substring(0, DIGITS);
    }

    private FriendView.LinkState state(Link link) {
        LinkView view = link.view();
        Optional<PathView> path = view.path();
        return new FriendView.LinkState(
                view.since(),
                view.cipher(),
                view.group(),
                path.map(by -> by.route().kind().name().toLowerCase(Locale.ROOT)),
                Ways.through(reaching, Numbers.of(friends), List.of(link.pair())),
                path.map(by -> by.roundTrip().toMillis()),
                path.map(by -> Math.round(by.loss() * 100)));
    }
}
