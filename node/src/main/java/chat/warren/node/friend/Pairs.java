package chat.warren.node.friend;

import chat.warren.crypto.identity.DeviceId;
import chat.warren.crypto.pair.PairAnchors;
import chat.warren.crypto.pair.PairChain;
import chat.warren.crypto.pair.Side;
import chat.warren.crypto.wire.MalformedException;
import chat.warren.dht.rendezvous.PairId;
import chat.warren.storage.StorageException;
import chat.warren.storage.database.Snapshot;
import chat.warren.storage.database.Transaction;
import chat.warren.storage.people.PersonId;
import chat.warren.storage.row.Id;
import chat.warren.storage.state.ProtocolState;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;

/** All pairs, in memory as they are in the profile. */
final class Pairs {
    private final Shelf<PairRow> rows;
    private final Map<PairId, Pair> all = new LinkedHashMap<>();
    private long next = 1;

    Pairs(ProtocolState state) {
        this.rows = new Shelf<>(state, "pair", PairRow.FORM);
    }

    void load(Snapshot snapshot) throws StorageException {
        all.clear();
        rows.load(snapshot);
        for (PairRow row : rows.all()) {
            PairId id = new PairId(row.number());
            all.put(id, new Pair(id, row.own(), row.with(), row.cold(), anchors(row)));
            next = Math.max(next, row.number() + 1);
        }
    }

    private static PairAnchors anchors(PairRow row) {
        try {
            return PairAnchors.parse(row.anchors().toArray());
        } catch (MalformedException impossible) {
            throw new AssertionError(impossible); // The row was refused if they are not sound.
        }
    }

    /** A pair that is not stored yet, and whose chain began long ago: an invite's, that is brought to this hour. */
    Pair make(Side own, With with, PairChain chain, Instant wall) {
        chain.advanceTo(wall);
        return make(own, with, false, PairAnchors.of(chain));
    }

    /** A pair that is not stored yet. A number is never given twice while the program runs. */
    Pair make(Side own, With with, boolean cold, PairAnchors anchors) {
        return new Pair(new PairId(next++), own, with, cold, anchors);
    }

    void put(Transaction transaction, Pair pair) throws StorageException {
        rows.put(transaction, pair.row());
        transaction.afterCommit(() -> all.put(pair.id(), pair));
    }

    void claim(Transaction transaction, Pair pair, With.Device by, PairChain chain, Instant wall)
            throws StorageException {
        rows.put(transaction, pair.row(by, false, PairAnchors.of(chain)));
        transaction.afterCommit(() -> pair.claimed(by, chain, wall));
    }

    void remove(Transaction transaction, Pair pair) throws StorageException {
        rows.remove(transaction, PairRow.subject(pair.id().number()));
        transaction.afterCommit(() -> all.remove(pair.id()));
    }

    /** Whether what is stored is not what is in memory: the anchors have moved. */
    boolean moved(Pair pair) {
        return rows.find(PairRow.subject(pair.id().number()))
                .map(stored -> !stored.equals(pair.row()))
                .orElse(false);
    }

    Optional<Pair> find(PairId id) {
        return Optional.ofNullable(all.get(id));
    }

    List<Pair> all() {
        return List.copyOf(all.values());
    }

    private List<Pair> where(Predicate<With> test) {
        return all.values().stream().filter(pair -> test.test(pair.with())).toList();
    }

    List<Pair> of(PersonId person) {
        return where(
                with -> with instanceof With.Device device && device.person().equals(person));
    }

    List<Pair> of(PersonId person, DeviceId device) {
        return where(with -> with.equals(new With.Device(person, device)));
    }

    List<Pair> gates(Offer offer) {
        return where(with -> with instanceof With.Gate gate && gate.offer().equals(offer.id()));
    }

    List<Pair> hosts(Taken taken) {
        return where(with -> with instanceof With.Host host && host.taken().equals(taken.id()));
    }

    List<Pair> introduced(Id introduction) {
        return where(with -> with.equals(new With.Introduced(introduction)));
    }
}
