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
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.StringJoiner;

/** Everybody we know, in memory as in the profile, and what each may. */
final class Circle {
    private static final String CALL = "call";
    private static final String RELAY = "relay";
    private static final String KEEP = "keep";

    private final Contents contents;
    private final Map<PersonId, Friend> people = new LinkedHashMap<>();
    private final Map<PersonId, Permissions> permissions = new LinkedHashMap<>();

    Circle(Contents contents) {
        this.contents = contents;
    }

    void load(Snapshot snapshot) throws StorageException {
        people.clear();
        permissions.clear();
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
        contents.friends().save(transaction, friend);
        transaction.afterCommit(() -> people.put(friend.person(), friend));
    }

    /** The friend's row changes, and the history of how they were verified grows. */
    void verify(Transaction transaction, Friend friend, Verification verification) throws StorageException {
        contents.friends().verify(transaction, verification);
        transaction.afterCommit(() -> people.put(friend.person(), friend.verified(verification)));
    }

    void remove(Transaction transaction, PersonId person) throws StorageException {
        contents.friends().remove(transaction, person);
        contents.settings().reset(transaction, setting(person));
        transaction.afterCommit(() -> {
            people.remove(person);
            permissions.remove(person);
        });
    }

    void allow(Transaction transaction, PersonId person, Permissions may) throws StorageException {
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
        return "friend may " + HexFormat.of().formatHex(person.id().toArray());
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
