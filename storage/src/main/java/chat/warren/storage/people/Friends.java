package chat.warren.storage.people;

import chat.warren.storage.StorageException;
import chat.warren.storage.database.SealedTable;
import chat.warren.storage.database.SealedTable.Placed;
import chat.warren.storage.database.Snapshot;
import chat.warren.storage.database.Transaction;
import chat.warren.storage.row.Octets;
import chat.warren.storage.row.RowWriter;
import java.util.List;
import java.util.Optional;

/** Friends, and the history of how each was verified. */
public final class Friends {
    private final SealedTable<Friend> friends = SealedTable.ofProfile(
            "friend", Friend.FORMAT, friend -> friend.person().key());
    private final SealedTable<Verification> verifications = new SealedTable<>(
            "verification",
            Verification.FORMAT,
            verification -> verification.person().key(),
            Friends::instantOf);

    public void save(Transaction transaction, Friend friend) throws StorageException {
        friends.put(transaction, friend);
    }

    /** Records a verification, or that one was taken back: the friend's row changes and the history grows. */
    public void verify(Transaction transaction, Verification verification) throws StorageException {
        Optional<Friend> friend = find(transaction, verification.person());
        if (friend.isEmpty()) {
            throw new IllegalArgumentException("a verification of somebody who is no friend");
        }
        friends.put(transaction, friend.get().verified(verification));
        verifications.put(transaction, verification);
    }

    public Optional<Friend> find(Snapshot snapshot, PersonId person) throws StorageException {
        return friends.find(snapshot, person.key());
    }

    /** In the order in which we met them; the place of the last one asks for the next page. Begin with 0. */
    public List<Placed<Friend>> page(Snapshot snapshot, long after, int limit) throws StorageException {
        return friends.after(snapshot, after, limit);
    }

    /** Oldest first. */
    public List<Placed<Verification>> verifications(Snapshot snapshot, PersonId person, long after, int limit)
            throws StorageException {
        return verifications.ofOwner(snapshot, person.key(), after, limit);
    }

    public boolean remove(Transaction transaction, PersonId person) throws StorageException {
        verifications.removeOf(transaction, person.key());
        return friends.remove(transaction, person.key());
    }

    private static Octets instantOf(Verification verification) {
        return Octets.of(new RowWriter().instant(verification.at()).toArray());
    }

    public List<SealedTable<?>> tables() {
        return List.of(friends, verifications);
    }
}
