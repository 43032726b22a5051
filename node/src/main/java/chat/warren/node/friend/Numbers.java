package chat.warren.node.friend;

import chat.warren.dht.rendezvous.PairId;
import chat.warren.storage.people.PersonId;
import chat.warren.storage.people.Standing.Stage;
import java.util.List;
import java.util.Optional;

/** Under which numbers friends' devices are met, for whoever asks about the ways to them. */
public final class Numbers {
    private static final String NOBODY_KNOWN = "somebody";

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
        return books.circle().find(person).map(Greetings::shown).orElse(NOBODY_KNOWN);
    }

    /** By which the user knows whoever is met under that number. */
    public String name(PairId id) {
        return books.pairs().find(id).map(this::name).orElse(NOBODY_KNOWN);
    }

    /** The name of the friend who is met under that number, if it is one. */
    public Optional<String> friend(PairId id) {
        return books.pairs()
                .find(id)
                .filter(pair -> pair.with() instanceof With.Device && !books.isOwn(pair))
                .map(this::name);
    }

    private String name(Pair pair) {
        if (books.isOwn(pair)) {
            return "another device of yours";
        }
        return pair.with() instanceof With.Device device ? name(device.person()) : NOBODY_KNOWN;
    }
}
