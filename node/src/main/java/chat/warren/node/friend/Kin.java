package chat.warren.node.friend;

import chat.warren.crypto.identity.DeviceId;
import chat.warren.crypto.identity.DeviceList;
import chat.warren.crypto.wire.MalformedException;
import chat.warren.dht.rendezvous.PairId;
import chat.warren.storage.StorageException;
import chat.warren.storage.people.Friend;
import chat.warren.storage.people.PersonId;
import chat.warren.storage.people.Standing;
import chat.warren.storage.people.Standing.Stage;
import chat.warren.storage.people.Terms;
import chat.warren.storage.people.Verification;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * What our own devices tell each other of the people we know. Each tells all it knows when two meet, and what is new
 * from then on. Of two that differ the later decision counts, each for itself: whether somebody is a friend, how they
 * were verified, what we chose about them. So it does not matter in which order things come, nor how often.
 */
final class Kin {
    /**
     * Until the link with a device that is ours no longer is closed, so that it hears why; as with a no
     * ({@link Answers}).
     */
    private static final Duration FAREWELL = Duration.ofSeconds(10);

    private final Map<PairId, Instant> leaving = new HashMap<>();
    private final Books books;
    private final Switchboard board;
    private final Doors doors;
    private final OwnDevices devices;
    private final Consumer<FriendEvent> told;

    Kin(Books books, Switchboard board, Doors doors, OwnDevices devices, Consumer<FriendEvent> told) {
        this.books = books;
        this.board = board;
        this.doors = doors;
        this.devices = devices;
        this.told = told;
        books.circle().whenChanged(this::changed);
    }

    /** Another device of ours is here. */
    void met(Talk talk) throws StorageException {
        devices.seen(talk.link().peer().device().device());
        board.send(talk, devices.household());
        for (Friend friend : books.circle().all()) {
            if (KinWire.isShared(friend.standing().stage())) {
                board.send(talk, person(friend));
            }
        }
        for (Choice choice : books.circle().gone()) {
            board.send(talk, new FriendFrame.Kin.Gone(choice.person(), choice.at()));
        }
    }

    /** Parts from devices that are ours no more, after the word of it had time to reach them. */
    void advanceTo(Instant now) throws StorageException {
        List<Pair> gone = new ArrayList<>(Rolls.gone(
                books.pairs(), PersonId.of(books.me().identity()), books.me().devices()));
        gone.removeIf(pair -> board.talk(pair.id()).isPresent()
                && now.isBefore(leaving.computeIfAbsent(pair.id(), first -> now.plus(FAREWELL))));
        if (gone.isEmpty()) {
            return;
        }
        books.change(transaction -> {
            for (Pair pair : gone) {
                books.pairs().remove(transaction, pair);
            }
        });
        gone.forEach(pair -> leaving.remove(pair.id()));
        board.part(gone, now);
    }

    void left(DeviceId device) throws StorageException {
        devices.seen(device);
    }

    private FriendFrame.Kin person(Friend friend) {
        PersonId person = friend.person();
        return new FriendFrame.Kin.Person(
                friend, books.circle().may(person), books.circle().chosenAt(person));
    }

    private void changed(PersonId person) {
        Optional<FriendFrame.Kin> news = books.circle()
                .find(person)
                .filter(friend -> KinWire.isShared(friend.standing().stage()))
                .map(this::person)
                .or(() -> books.circle().gone().stream()
                        .filter(choice -> choice.person().equals(person))
                        .findFirst()
                        .map(choice -> new FriendFrame.Kin.Gone(person, choice.at())));
        news.ifPresent(frame -> board.talks(PersonId.of(books.me().identity())).stream()
                .filter(books::isOurs)
                .forEach(talk -> board.send(talk, frame)));
    }

    void heard(Talk talk, FriendFrame.Kin frame, Instant now) throws MalformedException, StorageException {
        if (!books.isOurs(talk)) {
            return; // It was revoked, and its link is about to end.
        }
        switch (frame) {
            case FriendFrame.Kin.Household household -> devices.heard(household);
            case FriendFrame.Kin.Person person -> person(person, now);
            case FriendFrame.Kin.Gone(PersonId person, Instant at) -> gone(person, at, now);
        }
    }

    private void person(FriendFrame.Kin.Person came, Instant now) throws StorageException {
        PersonId person = came.friend().person();
        boolean goneSince = books.circle().gone().stream()
                .anyMatch(choice -> choice.person().equals(person)
                        && !came.friend().standing().since().isAfter(choice.at()));
        Optional<Friend> known = books.circle().find(person);
        if (books.isMe(person) || (goneSince && known.isEmpty())) {
            return;
        }
        Instant chosen = books.circle().chosenAt(person);
        boolean later = known.isEmpty()
                || came.chosen().isAfter(chosen)
                || (came.chosen().equals(chosen)
                        && weight(came.friend(), came.may())
                                        .compareTo(weight(
                                                known.get(), books.circle().may(person)))
                                > 0);
        Friend merged =
                known.map(before -> merged(before, came.friend(), later)).orElse(came.friend());
        if (!later && known.isPresent() && isSame(known.get(), merged)) {
            return; // Nothing new; nothing is written for whoever repeats themselves.
        }
        boolean friendNow =
                merged.standing().stage() == Stage.FRIEND && !books.circle().isFriend(person);
        Permissions may = later || friendNow ? came.may() : books.circle().may(person);
        List<Pair> cut = new ArrayList<>();
        books.change(transaction -> {
            books.circle().take(transaction, merged, may, later ? came.chosen() : chosen);
            if (!known.map(Friend::verification).equals(Optional.of(merged.verification()))) {
                books.circle().verify(transaction, merged, merged.verification());
            }
            books.questions().remove(transaction, person.key());
            cut.addAll(
                    merged.standing().stage() == Stage.BLOCKED
                            ? doors.cutOff(transaction, person)
                            : doors.unlisted(transaction, merged));
            books.log(transaction, "from another device of ours", merged);
        });
        board.part(cut, now);
        if (merged.standing().stage() == Stage.BLOCKED) {
            told.accept(new FriendEvent.Parted(person));
            return;
        }
        merged.terms()
                .devices()
                .ifPresent(list -> Rolls.news(
                                person, known.flatMap(before -> before.terms().devices()), list)
                        .forEach(told));
        board.greet(person);
        books.pairs().of(person).forEach(pair -> board.meet(pair, now));
        told.accept(friendNow ? new FriendEvent.Befriended(person) : new FriendEvent.Changed(person));
    }

    /** Of two choices of one instant both devices have to take the same. */
    private static String weight(Friend friend, Permissions may) {
        return String.join(
                "\n",
                friend.names().ours(),
                friend.terms().note(),
                friend.terms().addresses().name(),
                may.toString());
    }

    private static Friend merged(Friend before, Friend came, boolean later) {
        boolean newer = !KinWire.isShared(before.standing().stage())
                || came.standing().since().isAfter(before.standing().since());
        Standing standing = newer ? came.standing() : before.standing();
        Verification verification =
                came.verification().at().isAfter(before.verification().at())
                        ? came.verification()
                        : before.verification();
        Friend chosen = later ? came : before;
        Friend.Names names =
                new Friend.Names(before.names().theirs(), chosen.names().ours());
        Optional<DeviceList> held = before.terms().devices();
        Optional<DeviceList> list = came.terms()
                .devices()
                .filter(offered -> held.isEmpty() || offered.supersedes(held.get()))
                .or(() -> held);
        Terms terms = new Terms(chosen.terms().addresses(), list, chosen.terms().note());
        return new Friend(before.identity(), names, standing, verification, terms);
    }

    private static boolean isSame(Friend one, Friend other) {
        return one.names().equals(other.names())
                && one.standing().equals(other.standing())
                && one.verification().equals(other.verification())
                && one.terms().addresses() == other.terms().addresses()
                && one.terms().note().equals(other.terms().note())
                && Arrays.equals(list(one), list(other));
    }

    private static byte[] list(Friend friend) {
        return friend.terms().devices().map(DeviceList::encoded).orElseGet(() -> new byte[0]);
    }

    private void gone(PersonId person, Instant at, Instant now) throws StorageException {
        Optional<Friend> known = books.circle().find(person);
        boolean stays = known.filter(
                        friend -> !KinWire.isShared(friend.standing().stage())
                                || friend.standing().since().isAfter(at))
                .isPresent();
        if (books.isMe(person)
                || stays
                || (known.isEmpty() && !at.isAfter(books.circle().chosenAt(person)))) {
            return;
        }
        List<Pair> cut = new ArrayList<>();
        books.change(transaction -> {
            if (known.isPresent()) {
                cut.addAll(doors.forget(transaction, person));
            }
            books.circle().goneAt(transaction, person, at);
        });
        board.part(cut, now);
        if (known.isPresent()) {
            told.accept(new FriendEvent.Parted(person));
        }
    }
}
