package chat.warren.node.friend;

import chat.warren.crypto.wire.MalformedException;
import chat.warren.storage.DamagedProfileException;
import chat.warren.storage.StorageException;
import chat.warren.storage.database.SealedTable;
import chat.warren.storage.database.SealedTable.Placed;
import chat.warren.storage.database.Snapshot;
import chat.warren.storage.database.Transaction;
import chat.warren.storage.row.Octets;
import chat.warren.storage.state.ProtocolState;
import chat.warren.storage.state.State;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Protocol state of one kind, in memory as it is in the profile: what is changed in a transaction is changed here when
 * that has reached the disk, and not before.
 *
 * @param <V> one piece of state
 */
final class Shelf<V> {
    private final ProtocolState state;
    private final String kind;
    private final Form<V> form;
    private final Map<Octets, V> all = new LinkedHashMap<>();

    /** How a piece of state is named and written. */
    interface Form<V> {
        Octets subject(V value);

        byte[] write(V value);

        V read(byte[] bytes) throws MalformedException;
    }

    Shelf(ProtocolState state, String kind, Form<V> form) {
        this.state = state;
        this.kind = kind;
        this.form = form;
    }

    void load(Snapshot snapshot) throws StorageException {
        all.clear();
        List<Placed<State>> page = state.page(snapshot, kind, 0, SealedTable.MAX_PAGE);
        while (!page.isEmpty()) {
            for (Placed<State> row : page) {
                all.put(row.value().subject(), read(row.value().bytes()));
            }
            page = state.page(snapshot, kind, page.getLast().place(), SealedTable.MAX_PAGE);
        }
    }

    private V read(Octets bytes) throws DamagedProfileException {
        try {
            return form.read(bytes.toArray());
        } catch (MalformedException e) {
            throw new DamagedProfileException(
                    "What this profile remembers of its friends is not as any version of Warren writes it; messages can still be read: restore a backup.",
                    e);
        }
    }

    void put(Transaction transaction, V value) throws StorageException {
        Octets subject = form.subject(value);
        state.put(transaction, kind, subject, Octets.of(form.write(value)));
        transaction.afterCommit(() -> all.put(subject, value));
    }

    void remove(Transaction transaction, Octets subject) throws StorageException {
        state.remove(transaction, kind, subject);
        transaction.afterCommit(() -> all.remove(subject));
    }

    Optional<V> find(Octets subject) {
        return Optional.ofNullable(all.get(subject));
    }

    /** In the order in which they were first stored; a copy. */
    List<V> all() {
        return List.copyOf(all.values());
    }
}
