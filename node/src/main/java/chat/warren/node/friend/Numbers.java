package chat.warren.node.friend;

import chat.warren.dht.rendezvous.PairId;
import chat.warren.storage.people.PersonId;
import chat.warren.storage.people.Standing.Stage;
import java.util.List;
import java.util.Optional;

/** Under which numbers friends' devices are met, for whoever asks about the ways to them. */
public final class Numbers {
    private final Books books;
    private final Answers answers;

    private Numbers(Books books, Answers answers) {
        this.books = books;
        this.answers = answers;
    }

    public static Numbers of(Friendships friends) {
        return new Numbers(friends.books, friends.answers());
    }

    /** One for each device; fails for who is no friend. */
    public List<PairId> of(PersonId friend) throws NotPossibleException {
        var _ = answers.find(friend, Stage.FRIEND);
        return books.pairs().of(friend).stream().map(Pair::id).toList();
    }

    /** By which the user knows this one. */
    public String name(PersonId person) {
        return books.circle().find(person).map(Greetings::shown).orElse("somebody");
    }

    /** By which the user knows whoever is met under that number. */
    public String name(PairId id) {
        boolean own = books.pairs().find(id).filter(books::isOwn).isPresent();
        Optional<With> with = books.pairs().find(id).map(Pair::with);
        return own ? "another device of yours" : with.map(this::name).orElse("somebody");
    }

    private String name(With with) {
        return with instanceof With.Device device ? name(device.person()) : "somebody";
    }
}
