package chat.warren.node.api;

import chat.warren.node.friend.Permissions;
import chat.warren.node.friend.PersonView;
import chat.warren.node.link.Link;
import chat.warren.node.link.LinkView;
import chat.warren.node.path.PathView;
import chat.warren.storage.people.Friend;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** Friendship's views as the facade shows them, without a type of the layers below. */
final class Persons {
    private Persons() {}

    static FriendView view(PersonView person, List<Link> links) {
        Friend friend = person.friend();
        return new FriendView(
                Ids.text(friend.person()),
                person.name(),
                friend.names().theirs(),
                friend.terms().note(),
                person.note(),
                friend.identity().toText(),
                same(FriendView.Stage.class, friend.standing().stage()),
                friend.standing().since(),
                new FriendView.Verified(
                        same(FriendView.How.class, friend.verification().how()),
                        friend.verification().at(),
                        friend.verification().introducer().map(Ids::text)),
                same(FriendView.Visibility.class, friend.terms().addresses()),
                may(person.may()),
                person.lets().map(Persons::may),
                links.size(),
                best(links).map(Persons::state));
    }

    /** New friends have two for a moment, the one by which they met and the one that stays: that with a way. */
    private static Optional<LinkView> best(List<Link> links) {
        List<LinkView> views = links.stream().map(Link::view).toList();
        return views.stream()
                .filter(view -> view.path().isPresent())
                .findFirst()
                .or(() -> views.stream().findFirst());
    }

    /** The same word in the facade's own enumeration: a test of the words would only repeat them. */
    private static <T extends Enum<T>> T same(Class<T> type, Enum<?> word) {
        return Enum.valueOf(type, word.name());
    }

    private static FriendView.May may(Permissions may) {
        return new FriendView.May(may.call(), may.relay(), may.keep());
    }

    private static FriendView.LinkState state(LinkView view) {
        Optional<PathView> path = view.path();
        return new FriendView.LinkState(
                view.since(),
                view.cipher(),
                view.group(),
                path.map(by -> by.route().kind().name().toLowerCase(Locale.ROOT)),
                path.map(by -> by.roundTrip().toMillis()),
                path.map(by -> Math.round(by.loss() * 100)));
    }
}
