package chat.warren.node.friend;

import chat.warren.storage.StorageException;
import chat.warren.storage.database.SealedTable;
import chat.warren.storage.database.SealedTable.Placed;
import chat.warren.storage.database.Snapshot;
import chat.warren.storage.database.Transaction;
import chat.warren.storage.people.Friend;
import chat.warren.storage.people.PersonId;
import chat.warren.storage.people.Standing.Stage;
import chat.warren.storage.people.Verification;
import chat.warren.storage.profile.Contents;
import java.time.Instant;
import java.time.InstantSource;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.StringJoiner;
import java.util.function.Consumer;

/** Everybody we know, in memory as in the profile, and what each may. */
final class Circle {
    private static final String CALL = "call";
    private static final String RELAY = "relay";
    private static final String KEEP = "keep";

    private final Contents contents;
    private final Map<PersonId, Friend> people = new LinkedHashMap<>();
    private final Map<PersonId, Permissions> permissions = new LinkedHashMap<>();
    private final InstantSource wall;
    private final Shelf<Choice> choices;
    private Consumer<PersonId> changed = person -> {};

    Circle(Contents contents, InstantSource wall) {
        this.contents = contents;
        this.wall = wall;
        this.choices = new Shelf<>(contents.state(), "choice", Choice.FORM);
    }

    /** Tells, once it is stored, of everybody about whom something is not as it was. */
    void whenChanged(Consumer<PersonId> listener) {
        changed = listener;
    }

    void load(Snapshot snapshot) throws StorageException {
        people.clear();
        permissions.clear();
        choices.load(snapshot);
        List<Placed<Friend>> page = contents.friends().page(snapshot, 0, SealedTable.MAX_PAGE);
        while (!page.isEmpty()) {
            for (Placed<Friend> placed : page) {
                PersonId person = placed.value().person();
                people.put(person, placed.value());
                contents.settings()
                        .get(snapshot, setting(person))
                        .ifPresent(words -> permissions.put(person, parse(words)));
            }
            page = contents.friends().page(snapshot, page.getLast().place(), SealedTable.MAX_PAGE);
        }
    }

    void save(Transaction transaction, Friend friend) throws StorageException {
        Optional<Friend> before = find(friend.person());
        if (before.isPresent() && !chosen(before.get()).equals(chosen(friend))) {
            choose(transaction, friend.person(), false);
        }
        keep(transaction, friend);
    }

    private void keep(Transaction transaction, Friend friend) throws StorageException {
        contents.friends().save(transaction, friend);
        transaction.afterCommit(() -> people.put(friend.person(), friend));
        transaction.afterCommit(() -> changed.accept(friend.person()));
    }

    /** What of somebody's row nobody but ourselves decides. */
    private static List<Object> chosen(Friend friend) {
        return List.of(
                friend.names().ours(), friend.terms().note(), friend.terms().addresses());
    }

    private void choose(Transaction transaction, PersonId person, boolean gone) throws StorageException {
        choices.put(transaction, new Choice(person, wall.instant(), gone));
    }

    /** As another device of ours has it. */
    void take(Transaction transaction, Friend friend, Permissions may, Instant chosen) throws StorageException {
        choices.put(transaction, new Choice(friend.person(), chosen, false));
        if (!may.equals(may(friend.person()))) {
            permit(transaction, friend.person(), may);
        }
        keep(transaction, friend);
    }

    /** When something was last chosen about somebody; at the beginning of time, if never. */
    Instant chosenAt(PersonId person) {
        return choices.find(person.key()).map(Choice::at).orElse(Instant.EPOCH);
    }

    /** A choice that is about no row: what we ourselves are called. */
    void choseFor(Transaction transaction, PersonId person, Instant at) throws StorageException {
        choices.put(transaction, new Choice(person, at, false));
    }

    /** Everybody who was a friend or blocked once, and when that ended. */
    List<Choice> gone() {
        return choices.all().stream().filter(Choice::gone).toList();
    }

    void goneAt(Transaction transaction, PersonId person, Instant at) throws StorageException {
        choices.put(transaction, new Choice(person, at, true));
    }

    /** The friend's row changes, and the history of how they were verified grows. */
    void verify(Transaction transaction, Friend friend, Verification verification) throws StorageException {
        contents.friends().verify(transaction, verification);
        transaction.afterCommit(() -> people.put(friend.person(), friend.verified(verification)));
        transaction.afterCommit(() -> changed.accept(friend.person()));
    }

    void remove(Transaction transaction, PersonId person) throws StorageException {
        if (find(person)
                .filter(friend -> KinWire.isShared(friend.standing().stage()))
                .isPresent()) {
            choose(transaction, person, true);
        }
        contents.friends().remove(transaction, person);
        contents.settings().reset(transaction, setting(person));
        transaction.afterCommit(() -> {
            people.remove(person);
            permissions.remove(person);
            changed.accept(person);
        });
    }

    void allow(Transaction transaction, PersonId person, Permissions may) throws StorageException {
        choose(transaction, person, false);
        permit(transaction, person, may);
        transaction.afterCommit(() -> changed.accept(person));
    }

    private void permit(Transaction transaction, PersonId person, Permissions may) throws StorageException {
        contents.settings().set(transaction, setting(person), words(may));
        transaction.afterCommit(() -> permissions.put(person, may));
    }

    Optional<Friend> find(PersonId person) {
        return Optional.ofNullable(people.get(person));
    }

    Optional<Friend> find(PersonId person, Stage stage) {
        return find(person).filter(friend -> friend.standing().stage() == stage);
    }

    boolean isFriend(PersonId person) {
        return find(person, Stage.FRIEND).isPresent();
    }

    Permissions may(PersonId person) {
        return isFriend(person) ? permissions.getOrDefault(person, Permissions.USUAL) : Permissions.NONE;
    }

    List<Friend> all() {
        return List.copyOf(people.values());
    }

    List<Friend> all(Stage stage) {
        return people.values().stream()
                .filter(friend -> friend.standing().stage() == stage)
                .toList();
    }

    /** What a friend may is what the user chose, so it is a setting, and comes back with a backup. */
    private static String setting(PersonId person) {
        return Permissions.SETTING + HexFormat.of().formatHex(person.id().toArray());
    }

    private static String words(Permissions may) {
        StringJoiner words = new StringJoiner(" ");
        if (may.call()) {
            words.add(CALL);
        }
        if (may.relay()) {
            words.add(RELAY);
        }
        if (may.keep()) {
            words.add(KEEP);
        }
        return words.toString();
    }

    private static Permissions parse(String words) {
        List<String> each = List.of(words.split(" ", -1));
        return new Permissions(each.contains(CALL), each.contains(RELAY), each.contains(KEEP));
    }
}
