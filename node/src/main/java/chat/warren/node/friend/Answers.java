package chat.warren.node.friend;

import chat.warren.crypto.identity.PublicIdentity;
import chat.warren.crypto.wire.MalformedException;
import chat.warren.dht.rendezvous.PairId;
import chat.warren.storage.StorageException;
import chat.warren.storage.database.Transaction;
import chat.warren.storage.people.Friend;
import chat.warren.storage.people.PersonId;
import chat.warren.storage.people.Standing;
import chat.warren.storage.people.Standing.Stage;
import chat.warren.storage.people.Terms;
import chat.warren.storage.people.Verification;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;

/** What a person decides about somebody. */
public final class Answers {
    /** Long enough for a "no" to arrive over any link that is up, and no longer. */
    private static final Duration FAREWELL = Duration.ofSeconds(10);

    private final Books books;
    private final Switchboard board;
    private final Doors doors;
    private final Greetings greetings;
    private final Consumer<FriendEvent> told;
    private final Map<PairId, Instant> leaving = new HashMap<>();

    Answers(Books books, Switchboard board, Doors doors, Greetings greetings, Consumer<FriendEvent> told) {
        this.books = books;
        this.board = board;
        this.doors = doors;
        this.greetings = greetings;
        this.told = told;
    }

    /** Yes to somebody who asked. */
    public void accept(PersonId person, Instant now) throws NotPossibleException, StorageException {
        Friend asked = find(person, Stage.ASKED_US);
        Optional<Offer> by = books.questions()
                .find(person.key())
                .flatMap(Question::offer)
                .flatMap(id -> books.offers().all().stream()
                        .filter(offer -> offer.id().equals(id))
                        .findFirst());
        List<Pair> closed = new ArrayList<>();
        books.change(transaction -> {
            Friend friend = asked.standing(new Standing(Stage.FRIEND, books.now()));
            books.circle().save(transaction, friend);
            books.questions().remove(transaction, person.key());
            if (by.isPresent()) {
                closed.addAll(doors.usedUp(transaction, by.get(), person));
            }
            books.log(transaction, "friend", friend);
        });
        board.part(closed, now);
        greetings.befriended(person, now);
    }

    /** No to somebody who asked. They hear it if they are here; otherwise their question fades. */
    public void decline(PersonId person, Instant now) throws NotPossibleException, StorageException {
        find(person, Stage.ASKED_US);
        List<Talk> talks = board.talks(person);
        List<Pair> pairs = new ArrayList<>();
        books.change(transaction -> pairs.addAll(doors.forget(transaction, person)));
        talks.forEach(talk -> board.send(talk, new FriendFrame.Declined()));
        for (Pair pair : pairs) {
            if (board.talk(pair.id()).isPresent()) {
                leaving.put(pair.id(), now.plus(FAREWELL));
            } else {
                board.part(pair.id(), now);
            }
        }
    }

    /** They said no to us. */
    void declined(PersonId person, Instant now) throws StorageException {
        Optional<Friend> asked = books.circle().find(person, Stage.ASKED_BY_US);
        if (asked.isEmpty()) {
            return; // Who has become a friend says goodbye in no such way.
        }
        List<Pair> pairs = new ArrayList<>();
        books.change(transaction -> pairs.addAll(doors.forget(transaction, person)));
        board.part(pairs, now);
        told.accept(new FriendEvent.Declined(person, Greetings.shown(asked.get())));
    }

    /**
     * Nothing of theirs reaches us any more, and they are told nothing. Their key is kept, so that we know it again.
     */
    public void block(PersonId person, Instant now) throws NotPossibleException, StorageException {
        Friend known = find(person);
        List<Pair> pairs = new ArrayList<>();
        books.change(transaction -> pairs.addAll(shutOut(transaction, known)));
        board.part(pairs, now);
        told.accept(new FriendEvent.Parted(person));
    }

    private List<Pair> shutOut(Transaction transaction, Friend known) throws StorageException {
        Friend blocked = known.standing(new Standing(Stage.BLOCKED, books.now()));
        books.circle().save(transaction, blocked);
        books.questions().remove(transaction, known.person().key());
        books.log(transaction, "blocked", blocked);
        return doors.cutOff(transaction, known.person());
    }

    /** As if we had never met: they may ask again. */
    public void unblock(PersonId person) throws NotPossibleException, StorageException {
        find(person, Stage.BLOCKED);
        books.change(transaction -> doors.forget(transaction, person));
        told.accept(new FriendEvent.Changed(person));
    }

    /** No friend any more, or no question any more. The other side is told nothing, and cannot undo it. */
    public void remove(PersonId person, Instant now) throws NotPossibleException, StorageException {
        find(person);
        List<Pair> pairs = new ArrayList<>();
        books.change(transaction -> pairs.addAll(doors.forget(transaction, person)));
        board.part(pairs, now);
        told.accept(new FriendEvent.Parted(person));
    }

    public void allow(PersonId person, Permissions may) throws NotPossibleException, StorageException {
        Friend friend = find(person, Stage.FRIEND);
        books.change(transaction -> {
            books.circle().allow(transaction, person, may);
            books.log(transaction, "may", friend.identity() + " " + may);
        });
        board.greet(person);
        told.accept(new FriendEvent.Changed(person));
    }

    /** What the friend may learn of where we are, and whether we are here at all. */
    public void show(PersonId person, Terms.Addresses addresses, Instant now)
            throws NotPossibleException, StorageException {
        Friend friend = find(person, Stage.FRIEND);
        change(
                friend,
                new Terms(addresses, friend.terms().devices(), friend.terms().note()));
        books.pairs().of(person).forEach(pair -> board.meet(pair, now));
    }

    /** What we call them and note about them. They never see it. */
    public void call(PersonId person, String name, String note) throws NotPossibleException, StorageException {
        Friend known = find(person);
        Friend.Names names = new Friend.Names(known.names().theirs(), PlainText.cleaned(name, PlainText.NAME_LETTERS));
        Terms terms = new Terms(known.terms().addresses(), known.terms().devices(), note);
        Friend named = new Friend(known.identity(), names, known.standing(), known.verification(), terms);
        books.change(transaction -> books.circle().save(transaction, named));
        told.accept(new FriendEvent.Changed(person));
    }

    private void change(Friend friend, Terms terms) throws StorageException {
        Friend changed = new Friend(friend.identity(), friend.names(), friend.standing(), friend.verification(), terms);
        books.change(transaction -> {
            books.circle().save(transaction, changed);
            books.log(transaction, "sees of us", friend.identity() + " " + terms.addresses());
        });
        told.accept(new FriendEvent.Changed(friend.person()));
    }

    /** The two have compared words, or one has scanned the other's code; or that is taken back. */
    public void verify(PersonId person, Verification.How how) throws NotPossibleException, StorageException {
        Friend known = find(person);
        Verification verification = new Verification(person, how, Optional.empty(), books.now());
        books.change(transaction -> {
            books.circle().verify(transaction, known, verification);
            books.log(transaction, "verification " + how, known);
        });
        told.accept(new FriendEvent.Changed(person));
    }

    /** A code was scanned that somebody showed as their own. */
    public void scanned(PersonId person, String code) throws NotPossibleException, StorageException {
        Friend known = find(person);
        try {
            if (!PublicIdentity.fromText(code).equals(known.identity())) {
                throw new NotPossibleException("This code is of another key than the one you know as "
                        + Greetings.shown(known) + "; nothing was changed: do not trust it before you know why.");
            }
        } catch (MalformedException e) {
            throw new NotPossibleException(
                    "This is no code of somebody's key (" + e.getMessage() + "); nothing was changed: scan it again.");
        }
        verify(person, Verification.How.SCANNED);
    }

    Friend find(PersonId person) throws NotPossibleException {
        return books.circle()
                .find(person)
                .orElseThrow(() -> new NotPossibleException("There is nobody of that key; nothing was changed."));
    }

    Friend find(PersonId person, Stage stage) throws NotPossibleException {
        return books.circle()
                .find(person, stage)
                .orElseThrow(() -> new NotPossibleException(
                        switch (stage) {
                            case ASKED_US -> "Nobody of that key waits for an answer; nothing was changed.";
                            case BLOCKED -> "Nobody of that key is blocked; nothing was changed.";
                            case FRIEND, INVITED, ASKED_BY_US -> "Nobody of that key is a friend; nothing was changed.";
                        }));
    }

    boolean isLeaving(PairId pair) {
        return leaving.containsKey(pair);
    }

    void left(PairId pair, Instant now) {
        leaving.remove(pair);
        board.part(pair, now);
    }

    void advanceTo(Instant now) {
        for (Map.Entry<PairId, Instant> each : List.copyOf(leaving.entrySet())) {
            if (!now.isBefore(each.getValue())) {
                left(each.getKey(), now);
            }
        }
    }
}
