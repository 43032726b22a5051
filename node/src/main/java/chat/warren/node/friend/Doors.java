package chat.warren.node.friend;

import chat.warren.storage.StorageException;
import chat.warren.storage.database.Transaction;
import chat.warren.storage.people.Friend;
import chat.warren.storage.people.PersonId;
import chat.warren.storage.people.Standing.Stage;
import chat.warren.storage.row.Octets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The places where people come who are no friends yet, and how they are closed. */
final class Doors {
    private final Books books;

    Doors(Books books) {
        this.books = books;
    }

    /**
     * An invite for one has brought this friend: nobody else comes by it, and whoever else came is forgotten.
     *
     * @return the pairs to part from
     */
    List<Pair> usedUp(Transaction transaction, Offer offer, PersonId by) throws StorageException {
        if (!offer.forOne()) {
            return List.of();
        }
        books.offers().put(transaction, offer.keptFor(by));
        List<Pair> closed = new ArrayList<>();
        for (Question question : books.questions().all()) {
            if (question.offer().equals(Optional.of(offer.id()))
                    && !question.person().equals(by)) {
                closed.addAll(forget(transaction, question.person()));
            }
        }
        return closed;
    }

    /** Whether some way in is still open for somebody who has become a friend by it. */
    boolean isAjar(PersonId person) {
        return !keptFor(person).isEmpty()
                || (books.circle().isFriend(person) && !introductionsOf(person).isEmpty());
    }

    /** The friend was heard from under keys of their own: the way by which they came is not needed any more. */
    List<Pair> shutBehind(Transaction transaction, PersonId person) throws StorageException {
        List<Pair> closed = new ArrayList<>();
        for (Offer offer : keptFor(person)) {
            closed.addAll(close(transaction, offer));
        }
        if (books.circle().isFriend(person)) {
            for (Introduction introduction : introductionsOf(person)) {
                closed.addAll(drop(transaction, introduction));
            }
        }
        return closed;
    }

    private List<Offer> keptFor(PersonId person) {
        return books.offers().all().stream()
                .filter(offer -> offer.keptFor().equals(Optional.of(person)))
                .toList();
    }

    private List<Introduction> introductionsOf(PersonId person) {
        return books.introductions().all().stream()
                .filter(introduction -> introduction.person().equals(person))
                .toList();
    }

    List<Pair> drop(Transaction transaction, Introduction introduction) throws StorageException {
        List<Pair> pairs = books.pairs().introduced(introduction.told().id());
        books.introductions()
                .remove(transaction, Octets.of(introduction.told().id().toArray()));
        for (Pair pair : pairs) {
            books.pairs().remove(transaction, pair);
        }
        return pairs;
    }

    /** Nobody comes by this invite any more. Whoever came already is still to be answered. */
    List<Pair> close(Transaction transaction, Offer offer) throws StorageException {
        List<Pair> gates = books.pairs().gates(offer);
        books.offers().remove(transaction, offer.subject());
        for (Pair gate : gates) {
            books.pairs().remove(transaction, gate);
        }
        return gates;
    }

    /** We look no more for the one who gave us this invite. */
    List<Pair> giveUp(Transaction transaction, Taken taken) throws StorageException {
        List<Pair> hosts = books.pairs().hosts(taken);
        books.taken().remove(transaction, taken.subject());
        for (Pair host : hosts) {
            books.pairs().remove(transaction, host);
        }
        return hosts;
    }

    /** The keys under which we met devices that the newest list does not name are gone. */
    List<Pair> unlisted(Transaction transaction, Friend friend) throws StorageException {
        List<Pair> gone = new ArrayList<>();
        friend.terms().devices().ifPresent(list -> gone.addAll(Rolls.gone(books.pairs(), friend.person(), list)));
        for (Pair pair : gone) {
            books.pairs().remove(transaction, pair);
        }
        return gone;
    }

    /** Nothing is left of somebody but the log. */
    List<Pair> forget(Transaction transaction, PersonId person) throws StorageException {
        Optional<Friend> known = books.circle().find(person);
        if (known.isPresent()) {
            books.log(
                    transaction,
                    known.get().standing().stage() == Stage.ASKED_US ? "turned away" : "removed",
                    known.get());
        }
        books.circle().remove(transaction, person);
        books.questions().remove(transaction, person.key());
        return cutOff(transaction, person);
    }

    /** The keys under which we met somebody are gone, and so are those under which they would come in unasked. */
    List<Pair> cutOff(Transaction transaction, PersonId person) throws StorageException {
        books.seen().remove(transaction, person.key());
        List<Pair> pairs = new ArrayList<>(books.pairs().of(person));
        for (Pair pair : pairs) {
            books.pairs().remove(transaction, pair);
        }
        for (Offer offer : keptFor(person)) {
            pairs.addAll(close(transaction, offer));
        }
        for (Introduction introduction : introductionsOf(person)) {
            pairs.addAll(drop(transaction, introduction));
        }
        return pairs;
    }
}
