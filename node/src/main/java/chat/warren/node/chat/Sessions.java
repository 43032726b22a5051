package chat.warren.node.chat;

import chat.warren.crypto.identity.DeviceId;
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
import java.time.Instant;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * The ratchets of all devices. Within a batch they move on in memory; each is written once, in the batch's own
 * transaction, and if that fails all are forgotten and read again.
 */
final class Sessions {
    private static final String KIND = "chat.session";

    private final ProtocolState state;
    private final Map<DeviceId, Session> known = new HashMap<>();
    private final Set<DeviceId> moved = new HashSet<>();

    Sessions(ProtocolState state) {
        this.state = state;
    }

    Optional<Session> of(Snapshot snapshot, DeviceId device) throws StorageException {
        Session cached = known.get(device);
        if (cached != null) {
            return Optional.of(cached);
        }
        Optional<Octets> stored = state.get(snapshot, KIND, subject(device));
        if (stored.isEmpty()) {
            return Optional.empty();
        }
        try {
            Session session = Session.parse(stored.get());
            known.put(device, session);
            return Optional.of(session);
        } catch (MalformedException e) {
            throw new DamagedProfileException(
                    "What seals the messages to one device is damaged; everything said is safe: restore a backup.", e);
        }
    }

    /** All devices that we have a session with. */
    Map<DeviceId, Session> all(Snapshot snapshot) throws StorageException {
        Map<DeviceId, Session> all = new LinkedHashMap<>();
        List<Placed<State>> page = state.page(snapshot, KIND, 0, SealedTable.MAX_PAGE);
        while (!page.isEmpty()) {
            for (Placed<State> row : page) {
                DeviceId device = new DeviceId(row.value().subject().toArray());
                of(snapshot, device).ifPresent(session -> all.put(device, session));
            }
            page = state.page(snapshot, KIND, page.getLast().place(), SealedTable.MAX_PAGE);
        }
        return all;
    }

    /** The state before has no successor but this one. */
    void put(DeviceId device, Session next) {
        Session before = known.put(device, next);
        moved.add(device);
        if (before != null) {
            before.ratchet().wipeAllBut(next.ratchet());
        }
    }

    /** Keys that have waited for their message too long go, also of friends who write nothing. */
    void age(Snapshot snapshot, Instant now) throws StorageException {
        all(snapshot)
                .forEach((device, session) ->
                        session.ratchet().forgetting(now).ifPresent(next -> put(device, session.with(next))));
    }

    /** The two ends have parted ways; the next link begins anew. */
    void drop(Transaction transaction, DeviceId device) throws StorageException {
        known.remove(device);
        moved.remove(device);
        state.remove(transaction, KIND, subject(device));
    }

    void save(Transaction transaction) throws StorageException {
        for (DeviceId device : moved) {
            Session session = known.get(device);
            if (session != null) {
                state.put(transaction, KIND, subject(device), session.encode());
            }
        }
        moved.clear();
    }

    void forget() {
        known.clear();
        moved.clear();
    }

    private static Octets subject(DeviceId device) {
        return Octets.of(device.toBytes());
    }
}
