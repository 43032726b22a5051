package chat.warren.node.friend;

import chat.warren.crypto.identity.PublicIdentity;
import chat.warren.crypto.pair.Side;
import chat.warren.crypto.primitive.Bytes;
import chat.warren.crypto.primitive.Hkdf;
import chat.warren.crypto.wire.ForgedException;
import chat.warren.crypto.wire.MalformedException;
import chat.warren.storage.StorageException;
import chat.warren.storage.people.Friend;
import chat.warren.storage.people.PersonId;
import chat.warren.storage.people.Standing.Stage;
import chat.warren.storage.row.Id;
import chat.warren.storage.row.Octets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.random.RandomGenerator;

/**
 * Friends who make friends known to each other. Both hear of the other from the one who introduces, both say yes, and
 * then they meet under a secret that all three know; who is at the other end is proved by the link, and that both were
 * told the same by what each confirms.
 */
public final class Introductions {
    /** An introduction that could not be delivered for so long is dropped: it is stale. */
    private static final Duration PATIENCE = Duration.ofDays(30);
    /** Somebody's clock may be ahead; nobody introduces in a week's time. */
    private static final Duration AHEAD = Duration.ofDays(1);
    /** What a friend who introduces the whole world to us can fill: a page to look through. */
    private static final int MOST_FROM_ONE = 16;

    private static final int MOST_UNDER_WAY = 32;

    private final Books books;
    private final Switchboard board;
    private final Doors doors;
    private final RandomGenerator random;
    private final Consumer<FriendEvent> told;

    Introductions(Books books, Switchboard board, Doors doors, RandomGenerator random, Consumer<FriendEvent> told) {
        this.books = books;
        this.board = board;
        this.doors = doors;
        this.random = random;
        this.told = told;
    }

    /** Makes two friends of ours known to each other, as soon as each of them is there. */
    public void introduce(PersonId one, PersonId other) throws NotPossibleException, StorageException {
        if (one.equals(other)
                || !books.circle().isFriend(one)
                || !books.circle().isFriend(other)) {
            throw new NotPossibleException("Two friends of yours can be introduced; nothing was changed.");
        }
        if (books.introducing().all().size() >= MOST_UNDER_WAY) {
            throw new NotPossibleException("There are " + MOST_UNDER_WAY
                    + " introductions on their way already; nothing was changed: wait until some have arrived.");
        }
        Introducing introducing = new Introducing(
                Id.random(random),
                new Introducing.Friends(one, other),
                new Introducing.Heard(false, false),
                Octets.of(Bytes.random(random, Hkdf.SHA256_BYTES)),
                Instant.ofEpochSecond(books.now().getEpochSecond()));
        books.change(transaction -> {
            books.introducing().put(transaction, introducing);
            books.log(transaction, "introduced", one + " and " + other);
        });
        board.talks(one).forEach(this::tell);
        board.talks(other).forEach(this::tell);
    }

    /** A friend is here: they hear of everybody to whom we introduce them. */
    void tell(Talk talk) {
        if (!books.circle().isFriend(talk.person())) {
            return;
        }
        for (Introducing introducing : books.introducing().all()) {
            Optional<Friend> other = introducing.isFor(talk.person()) && !introducing.heardBy(talk.person())
                    ? books.circle().find(introducing.other(talk.person()), Stage.FRIEND)
                    : Optional.empty();
            other.ifPresent(friend -> board.send(
                    talk,
                    new FriendFrame.Introduce(
                            introducing.id(),
                            friend.identity(),
                            friend.names().theirs(),
                            introducing.secret(),
                            introducing.made())));
        }
    }

    void heardBy(Talk talk, Id id) throws StorageException {
        Optional<Introducing> under = books.introducing().find(Octets.of(id.toArray()));
        if (under.isEmpty() || !under.get().isFor(talk.person()) || under.get().heardBy(talk.person())) {
            return;
        }
        Introducing now = under.get().heardNow(talk.person());
        books.change(transaction -> {
            if (now.done()) {
                books.introducing().remove(transaction, Octets.of(id.toArray()));
            } else {
                books.introducing().put(transaction, now);
            }
        });
    }

    /** A friend tells us of somebody. What is not for us to ask a person about is acknowledged all the same. */
    void toldOf(Talk talk, FriendFrame.Introduce introduce) throws StorageException {
        PersonId by = talk.person();
        PersonId person = PersonId.of(introduce.identity());
        Introduction introduction = new Introduction(by, false, introduce);
        long fromThem = books.introductions().all().stream()
                .filter(each -> each.by().equals(by))
                .count();
        boolean asks = books.circle().find(person).isEmpty()
                && !books.isMe(person)
                && books.introductions()
                        .find(Octets.of(introduce.id().toArray()))
                        .isEmpty()
                && fromThem < MOST_FROM_ONE
                && !isOver(introduce.made())
                && introduce.made().isBefore(books.now().plus(AHEAD));
        if (asks) {
            books.change(transaction -> {
                books.introductions().put(transaction, introduction);
                books.log(transaction, "told of", introduce.identity() + " " + introduce.name() + " by " + by);
            });
        }
        board.send(talk, new FriendFrame.Heard(introduce.id()));
        if (asks) {
            told.accept(new FriendEvent.Introduced(introduce.id(), by, person));
        }
    }

    private boolean isOver(Instant made) {
        return made.isBefore(books.now().minus(PATIENCE));
    }

    /** We want to meet them. They become a friend when they want that too. */
    public void accept(Id id, Instant now) throws NotPossibleException, StorageException {
        Introduction introduction = find(id);
        if (introduction.accepted()) {
            return;
        }
        Pair pair = pair(introduction);
        books.change(transaction -> {
            books.introductions().put(transaction, introduction.agreed());
            books.pairs().put(transaction, pair);
        });
        board.meetSoon(pair, now);
    }

    Pair pair(Introduction introduction) {
        Side side = Side.of(books.me().identity(), introduction.told().identity());
        With with = new With.Introduced(introduction.told().id());
        return books.pairs().make(side, with, introduction.chain(), books.now());
    }

    /** We do not want to meet them. Nobody is told. */
    public void refuse(Id id, Instant now) throws NotPossibleException, StorageException {
        end(find(id), now);
    }

    private void end(Introduction introduction, Instant now) throws StorageException {
        List<Pair> pairs = new ArrayList<>();
        books.change(transaction -> pairs.addAll(doors.drop(transaction, introduction)));
        board.part(pairs, now);
    }

    private Introduction find(Id id) throws NotPossibleException {
        return books.introductions()
                .find(Octets.of(id.toArray()))
                .orElseThrow(() -> new NotPossibleException(
                        "That introduction is over: it was accepted, refused, or too long ago."));
    }

    public List<IntroductionView> views() {
        return books.introductions().all().stream()
                .filter(each -> !books.circle().isFriend(each.person()))
                .map(each -> new IntroductionView(
                        each.told().id(), each.by(), each.person(), each.told().name(), each.accepted()))
                .toList();
    }

    /** We are linked with somebody of whom a friend told us: we show that we were told. */
    void met(Talk talk, With.Introduced with) {
        books.introductions().find(Octets.of(with.introduction().toArray())).ifPresent(introduction -> {
            PublicIdentity theirs = talk.link().peer().identity();
            Octets mac = introduction.mac(books.me().identity(), theirs);
            board.send(talk, new FriendFrame.Confirm(with.introduction(), mac));
            board.greet(talk);
        });
    }

    /** They show that they were told the same. */
    void confirmed(Talk talk, With.Introduced with, FriendFrame.Confirm confirm) throws MalformedException {
        Optional<Introduction> introduction =
                books.introductions().find(Octets.of(with.introduction().toArray()));
        if (introduction.isEmpty() || !confirm.id().equals(with.introduction())) {
            throw new MalformedException("a confirmation of another introduction");
        }
        Octets expected =
                introduction.get().mac(talk.link().peer().identity(), books.me().identity());
        if (!Bytes.equal(expected.toArray(), confirm.mac().toArray())) {
            throw new ForgedException("they were told something else");
        }
        talk.confirmed();
    }

    void advanceTo(Instant now) throws StorageException {
        for (Introduction introduction : books.introductions().all()) {
            if (isOver(introduction.told().made())) {
                end(introduction, now);
            }
        }
        for (Introducing introducing : books.introducing().all()) {
            if (isOver(introducing.made())) {
                books.change(transaction -> books.introducing()
                        .remove(transaction, Octets.of(introducing.id().toArray())));
            }
        }
    }
}
