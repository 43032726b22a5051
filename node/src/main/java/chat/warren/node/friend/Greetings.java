package chat.warren.node.friend;

import chat.warren.crypto.identity.DeviceId;
import chat.warren.crypto.identity.DeviceList;
import chat.warren.crypto.identity.PublicIdentity;
import chat.warren.crypto.pair.Side;
import chat.warren.crypto.wire.MalformedException;
import chat.warren.node.friend.FriendFrame.Greeting;
import chat.warren.node.friend.FriendFrame.Stance;
import chat.warren.node.link.Link;
import chat.warren.storage.StorageException;
import chat.warren.storage.database.Transaction;
import chat.warren.storage.people.Friend;
import chat.warren.storage.people.PersonId;
import chat.warren.storage.people.Standing;
import chat.warren.storage.people.Standing.Stage;
import chat.warren.storage.people.Terms;
import chat.warren.storage.people.Verification;
import chat.warren.storage.row.Octets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * What a greeting changes: how somebody at a door becomes known, and how the two of us come to agree on what we are.
 */
final class Greetings {
    /** A person answers these one by one. Whoever has more has given an invite to a crowd, or to somebody malicious. */
    private static final int MOST_QUESTIONS = 64;

    private final Books books;
    private final Switchboard board;
    private final Doors doors;
    private final Consumer<FriendEvent> told;
    private final LogBudget budget = new LogBudget();

    Greetings(Books books, Switchboard board, Doors doors, Consumer<FriendEvent> told) {
        this.books = books;
        this.board = board;
        this.doors = doors;
        this.told = told;
    }

    void heard(Talk talk, Pair pair, Greeting greeting, Instant now) throws MalformedException, StorageException {
        talk.heard(greeting);
        DeviceList list = DeviceList.parse(
                greeting.devices().toArray(), talk.link().peer().identity());
        Optional<Friend> known = books.circle().find(talk.person());
        if (known.isPresent() && known.get().standing().stage() == Stage.BLOCKED) {
            talk.link().close(); // Without a word: not even that they are blocked.
            return;
        }
        Rolls.Judged judged = Rolls.judge(known, list);
        if (judged.lost() && talk.remindOnce()) {
            board.send(
                    talk, new FriendFrame.Remembered(Octets.of(judged.newest().encoded())));
        }
        DeviceId device = talk.link().peer().device().device();
        if (!(pair.with() instanceof With.Device) && !judged.trusts(device, books.now())) {
            return; // They hear of the list they lost, and may greet us again with a better one.
        }
        switch (pair.with()) {
            case With.Gate gate -> arrived(talk, pair, gate, new Heard(greeting, known, judged), now);
            case With.Host host -> answered(talk, pair, host, new Heard(greeting, known, judged), now);
            case With.Device with -> again(talk, with, new Heard(greeting, known, judged), now);
            case With.Introduced with -> introduced(talk, pair, with, new Heard(greeting, known, judged), now);
        }
    }

    /** A greeting, from whom as far as we knew before, and what their list is worth. */
    private record Heard(Greeting greeting, Optional<Friend> known, Rolls.Judged judged) {
        Optional<Stage> stage() {
            return known.map(friend -> friend.standing().stage());
        }
    }

    /** Somebody came by an invite of ours. */
    private void arrived(Talk talk, Pair pair, With.Gate gate, Heard heard, Instant now) throws StorageException {
        Optional<Offer> offer = books.offers()
                .find(Octets.of(gate.offer().toArray()))
                .filter(valid -> valid.isFor(talk.person(), books.now()));
        boolean crowded =
                heard.known().isEmpty() && books.circle().all(Stage.ASKED_US).size() >= MOST_QUESTIONS;
        if (offer.isEmpty() || crowded) {
            talk.link().close();
            return;
        }
        Stage stage = switch (heard.stage().orElse(Stage.ASKED_US)) {
            case FRIEND -> Stage.FRIEND;
            case ASKED_BY_US -> Stage.FRIEND; // Each has asked the other: both have said yes.
            case ASKED_US, INVITED, BLOCKED -> Stage.ASKED_US;
        };
        Friend friend = friend(talk, heard, stage);
        Pair next = books.pairs().make(Side.FIRST, gate, offer.get().key().chain(gate.gate()), books.now());
        List<Pair> old = others(talk, pair, heard.judged().newest());
        boolean becomes = stage == Stage.FRIEND && !heard.stage().equals(Optional.of(Stage.FRIEND));
        List<Pair> closed = new ArrayList<>();
        books.change(transaction -> {
            known(transaction, talk, pair, friend, old);
            if (stage == Stage.ASKED_US) {
                String note = heard.greeting().note();
                books.questions().put(transaction, new Question(friend.person(), Optional.of(gate.offer()), note));
            }
            if (becomes) {
                books.questions().remove(transaction, friend.person().key());
                closed.addAll(doors.usedUp(transaction, offer.get(), friend.person()));
            }
            books.pairs().put(transaction, next);
            books.log(transaction, becomes ? "friend" : "asked by", friend);
        });
        board.part(old, now);
        board.part(closed, now);
        board.meet(next, now);
        settled(talk, pair, heard, stage, now);
    }

    /** The one whose invite we took has our question. */
    private void answered(Talk talk, Pair pair, With.Host host, Heard heard, Instant now) throws StorageException {
        Optional<Taken> taken = books.taken().find(Octets.of(host.taken().toArray()));
        boolean bothAsked = heard.greeting().stance() != Stance.UNDECIDED;
        Stage stage = switch (heard.stage().orElse(Stage.ASKED_BY_US)) {
            case FRIEND, ASKED_US -> Stage.FRIEND; // Taking somebody's invite is a yes to their question.
            case ASKED_BY_US, INVITED, BLOCKED -> bothAsked ? Stage.FRIEND : Stage.ASKED_BY_US;
        };
        Friend friend = friend(talk, heard, stage);
        List<Pair> old = others(talk, pair, heard.judged().newest());
        books.change(transaction -> {
            known(transaction, talk, pair, friend, old);
            if (stage == Stage.ASKED_BY_US) {
                String note = taken.map(Taken::note).orElse("");
                books.questions().put(transaction, new Question(friend.person(), Optional.empty(), note));
            } else {
                books.questions().remove(transaction, friend.person().key());
            }
            books.taken().remove(transaction, Octets.of(host.taken().toArray()));
            books.log(transaction, stage == Stage.FRIEND ? "friend" : "asked", friend);
        });
        board.part(old, now);
        settled(talk, pair, heard, stage, now);
    }

    /** Somebody of whom a friend told us, and who has shown that they were told of us. */
    private void introduced(Talk talk, Pair pair, With.Introduced with, Heard heard, Instant now)
            throws StorageException {
        Optional<Introduction> introduction =
                books.introductions().find(Octets.of(with.introduction().toArray()));
        if (introduction.isEmpty() || !talk.isConfirmed()) {
            talk.link().close();
            return;
        }
        Friend met = friend(talk, heard, Stage.FRIEND);
        PersonId by = introduction.get().by();
        Verification introduced =
                new Verification(met.person(), Verification.How.INTRODUCED, Optional.of(by), books.now());
        boolean better = met.verification().how() == Verification.How.NOT_VERIFIED;
        List<Pair> old = others(talk, pair, heard.judged().newest());
        Pair next = books.pairs().make(pair.own(), with, introduction.get().chain(), books.now());
        books.change(transaction -> {
            known(transaction, talk, pair, met, old);
            if (better) {
                books.circle().verify(transaction, met, introduced);
            }
            books.questions().remove(transaction, met.person().key());
            books.pairs().put(transaction, next);
            books.log(transaction, "friend, introduced by " + by, met);
        });
        board.part(old, now);
        board.meet(next, now);
        settled(talk, pair, heard, Stage.FRIEND, now);
    }

    /** Somebody whom we know says what they are to us, and how they are called now. */
    private void again(Talk talk, With.Device with, Heard heard, Instant now) throws StorageException {
        if (heard.known().isEmpty()) {
            talk.link().close();
            return;
        }
        if (doors.isAjar(with.person())) {
            List<Pair> closed = new ArrayList<>();
            books.change(transaction -> closed.addAll(doors.shutBehind(transaction, with.person())));
            board.part(closed, now);
        }
        Friend before = heard.known().get();
        boolean yes = before.standing().stage() == Stage.ASKED_BY_US
                && heard.greeting().stance() != Stance.UNDECIDED;
        Friend after =
                friend(talk, heard, yes ? Stage.FRIEND : before.standing().stage());
        boolean renamed = !after.names().equals(before.names());
        if (!yes && !renamed && !heard.judged().changed()) {
            return; // Nothing new; nothing is written for whoever repeats themselves.
        }
        List<Pair> gone =
                Rolls.gone(books.pairs(), with.person(), heard.judged().newest());
        boolean noted = yes || budget.take(with.person(), now);
        books.change(transaction -> {
            books.circle().save(transaction, after);
            for (Pair each : gone) {
                books.pairs().remove(transaction, each);
            }
            if (yes) {
                books.questions().remove(transaction, with.person().key());
                books.log(transaction, "friend", after);
            }
            if (noted && heard.judged().changed()) {
                books.log(
                        transaction,
                        "devices",
                        after.identity() + " " + heard.judged().newest());
            }
            if (noted && renamed) {
                books.log(transaction, "name", after);
            }
        });
        board.part(gone, now);
        news(heard, with.person());
        if (yes) {
            befriended(with.person(), now);
        } else {
            told.accept(new FriendEvent.Changed(with.person()));
        }
    }

    /** Their row as it is after this greeting. How they were verified stays: it is about the key, which is the same. */
    private Friend friend(Talk talk, Heard heard, Stage stage) throws StorageException {
        PublicIdentity identity = talk.link().peer().identity();
        Optional<Friend> known = heard.known();
        Instant wall = books.now();
        boolean same = heard.stage().equals(Optional.of(stage));
        return new Friend(
                identity,
                new Friend.Names(
                        heard.greeting().name(),
                        known.map(before -> before.names().ours()).orElse("")),
                same ? known.orElseThrow().standing() : new Standing(stage, wall),
                known.map(Friend::verification)
                        .orElseGet(() -> new Verification(
                                PersonId.of(identity), Verification.How.NOT_VERIFIED, Optional.empty(), wall)),
                new Terms(
                        known.isPresent() ? known.get().terms().addresses() : books.newFriendsSee(),
                        Optional.of(heard.judged().newest()),
                        known.map(before -> before.terms().note()).orElse("")));
    }

    /** Pairs that this one replaces, or whose device is no more. */
    private List<Pair> others(Talk talk, Pair pair, DeviceList newest) {
        DeviceId device = talk.link().peer().device().device();
        List<Pair> old = new ArrayList<>(books.pairs().of(talk.person(), device));
        old.addAll(Rolls.gone(books.pairs(), talk.person(), newest));
        old.remove(pair);
        return old;
    }

    /** Whoever was at the door has this pair to themselves from now on. */
    private void known(Transaction transaction, Talk talk, Pair pair, Friend friend, List<Pair> old)
            throws StorageException {
        DeviceId device = talk.link().peer().device().device();
        books.circle().save(transaction, friend);
        books.pairs().claim(transaction, pair, new With.Device(friend.person(), device), talk.chain(), books.now());
        for (Pair each : old) {
            books.pairs().remove(transaction, each);
        }
    }

    /** After a door was closed behind somebody: they hear what we are now, and so do we. */
    private void settled(Talk talk, Pair pair, Heard heard, Stage stage, Instant now) {
        PersonId person = talk.person();
        news(heard, person);
        if (stage == Stage.FRIEND && !heard.stage().equals(Optional.of(Stage.FRIEND))) {
            befriended(person, now);
            return;
        }
        board.greet(talk);
        board.meet(pair, now);
        if (!heard.stage().equals(Optional.of(stage))) {
            told.accept(stage == Stage.ASKED_US ? new FriendEvent.Asked(person) : new FriendEvent.Waiting(person));
        } else {
            told.accept(new FriendEvent.Changed(person)); // Another device of theirs, or the same with other keys.
        }
    }

    /** A friend gets to know what no stranger does: where we are. */
    void befriended(PersonId person, Instant now) {
        board.greet(person); // While the link is there: another openness may need another link.
        books.pairs().of(person).forEach(each -> board.meet(each, now));
        told.accept(new FriendEvent.Befriended(person));
    }

    private void news(Heard heard, PersonId person) {
        if (heard.judged().changed()) {
            Rolls.news(
                            person,
                            heard.known().flatMap(friend -> friend.terms().devices()),
                            heard.judged().newest())
                    .forEach(told);
        }
    }

    /** Whether this link may be what its pair says, before anything was heard on it. */
    Optional<String> objection(Link link, Pair pair) {
        PublicIdentity identity = link.peer().identity();
        PersonId person = PersonId.of(identity);
        if (books.isOwn(pair)) {
            return ownObjection(link, pair.with());
        }
        if (books.isMe(person)) {
            return Optional.of("An invite of yours was taken by yourself; it still waits for somebody else.");
        }
        DeviceId device = link.peer().device().device();
        Optional<Friend> known = books.circle().find(person);
        if (known.flatMap(friend -> friend.terms().devices())
                .filter(list -> list.revoked().contains(device))
                .isPresent()) {
            return Optional.of("A device that " + shown(known.get()) + " has revoked came and was refused.");
        }
        return switch (pair.with()) {
            case With.Gate gate -> Optional.empty();
            case With.Host host ->
                books.taken()
                        .find(Octets.of(host.taken().toArray()))
                        .filter(taken -> !taken.key().isFrom(identity))
                        .map(taken -> "Somebody answered an invite that is not theirs, and was refused;"
                                + " the one who gave it to you is still looked for.");
            case With.Device with -> objection(link, with);
            case With.Introduced with ->
                books.introductions()
                        .find(Octets.of(with.introduction().toArray()))
                        .filter(told -> !told.told().identity().equals(identity))
                        .map(told -> "Somebody else came in the place of "
                                + told.told().name() + ", to whom a friend introduced you, and was refused.");
        };
    }

    private Optional<String> ownObjection(Link link, With with) {
        DeviceId device = link.peer().device().device();
        boolean meant = link.peer().identity().equals(books.me().identity())
                && with.equals(new With.Device(PersonId.of(books.me().identity()), device))
                && books.me().devices().trusted(device, books.now()).isPresent();
        return meant
                ? Optional.empty()
                : Optional.of("A device that is not one of yours, or not any more, came and was refused.");
    }

    private Optional<String> objection(Link link, With.Device with) {
        Optional<Friend> friend = books.circle().find(with.person());
        if (friend.isEmpty()
                || !PersonId.of(link.peer().identity()).equals(with.person())
                || !link.peer().device().device().equals(with.device())) {
            String name = friend.map(Greetings::shown).orElse("a friend");
            return Optional.of("Somebody with another key came in the place of " + name
                    + " and was refused; nothing was changed: ask " + name + " what happened.");
        }
        return Optional.empty();
    }

    static String shown(Friend friend) {
        return friend.names().ours().isEmpty()
                ? friend.names().theirs()
                : friend.names().ours();
    }
}
