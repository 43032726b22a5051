package chat.warren.node.chat.order;

import chat.warren.crypto.wire.ByteReader;
import chat.warren.crypto.wire.ByteWriter;
import chat.warren.crypto.wire.MalformedException;
import chat.warren.node.chat.item.Turn;
import chat.warren.storage.DamagedProfileException;
import chat.warren.storage.StorageException;
import chat.warren.storage.chat.ConversationId;
import chat.warren.storage.database.Snapshot;
import chat.warren.storage.database.Transaction;
import chat.warren.storage.row.Octets;
import chat.warren.storage.state.ProtocolState;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * The messages of one conversation in the order of their turns: leaves, and a list of the leaves. Most messages go to
 * the end of the last leaf; one that comes late goes where it belongs.
 *
 * <p>The list grows with the conversation, so it is written only with a leaf that begins otherwise than it says; what
 * every message moves has a row of its own. The list carries that as well, because there it was before, and the greater
 * counts.
 */
public final class Timeline {
    private static final String LEAVES = "chat.leaf";
    private static final String LIST = "chat.timeline";
    private static final String CLOCK = "chat.clock";

    /** A leaf's number, and where it begins: all that is needed to find the leaf of a turn. */
    private record Stub(long number, Turn first) {}

    private final ProtocolState state;
    private final ConversationId conversation;
    private final List<Stub> stubs = new ArrayList<>();
    private final Map<Long, Leaf> loaded = new HashMap<>();
    private final Set<Long> changed = new HashSet<>();
    private boolean listChanged;
    private boolean clockChanged;
    private long next;
    private long clock;
    private long covered;

    private Timeline(ProtocolState state, ConversationId conversation) {
        this.state = state;
        this.conversation = conversation;
    }

    public static Timeline load(ProtocolState state, Snapshot snapshot, ConversationId conversation)
            throws StorageException {
        Timeline timeline = new Timeline(state, conversation);
        Optional<Octets> list = state.get(snapshot, LIST, timeline.subject());
        Optional<Octets> moved = state.get(snapshot, CLOCK, timeline.subject());
        try {
            if (list.isPresent()) {
                timeline.list(new ByteReader(list.get().toArray()));
            }
            if (moved.isPresent()) {
                timeline.moved(new ByteReader(moved.get().toArray()));
            }
        } catch (MalformedException e) {
            throw damaged(e);
        }
        return timeline;
    }

    private void moved(ByteReader in) throws MalformedException {
        clock = Math.max(clock, in.i64());
        covered = Math.max(covered, in.i64());
    }

    private void list(ByteReader in) throws MalformedException {
        moved(in);
        next = in.i64();
        while (in.remaining() > 0) {
            stubs.add(new Stub(in.i64(), Turn.read(in)));
        }
    }

    /** Up to which place messages are in here. */
    public long covered() {
        return covered;
    }

    /** The latest stamp of anything that was said here, edits and reactions included. */
    public long clock() {
        return clock;
    }

    /** A stamp for something said now: later than all that is known here. */
    public long stampAt(long millis) {
        return Math.min(Turn.MAX_STAMP, Math.max(millis, clock + 1));
    }

    public void heard(long stamp) {
        if (stamp > clock) {
            clock = stamp;
            clockChanged = true;
        }
    }

    public void add(Snapshot snapshot, Spot spot) throws StorageException {
        heard(spot.turn().stamp());
        covered = Math.max(covered, spot.place());
        clockChanged = true;
        if (stubs.isEmpty()) {
            begin(0, new Leaf(List.of(spot)));
            return;
        }
        int at = leafOf(spot.turn());
        long number = stubs.get(at).number();
        Leaf leaf = leaf(snapshot, number);
        boolean atTheEnd = at == stubs.size() - 1 && leaf.spots().getLast().compareTo(spot) < 0;
        if (leaf.size() >= Leaf.MAX && atTheEnd) {
            begin(at + 1, new Leaf(List.of(spot))); // Full leaves, where nothing comes between any more.
            return;
        }
        leaf.add(spot);
        changed.add(number);
        listChanged |= !stubs.set(at, new Stub(number, leaf.first())).first().equals(leaf.first());
        if (leaf.size() > Leaf.MAX) {
            begin(at + 1, leaf.split());
        }
    }

    private void begin(int at, Leaf leaf) {
        long number = next++;
        stubs.add(at, new Stub(number, leaf.first()));
        listChanged = true;
        loaded.put(number, leaf);
        changed.add(number);
    }

    /** The latest ones before a turn, latest first; without one, the latest of all. */
    public List<Spot> before(Snapshot snapshot, Optional<Turn> turn, int limit) throws StorageException {
        List<Spot> found = new ArrayList<>();
        int at = turn.isPresent() ? leafOf(turn.get()) : stubs.size() - 1;
        for (int i = at; i >= 0 && found.size() < limit; i--) {
            Leaf leaf = leaf(snapshot, stubs.get(i).number());
            int end = turn.isPresent() ? leaf.before(turn.get()) : leaf.size();
            for (int spot = end - 1; spot >= 0 && found.size() < limit; spot--) {
                found.add(leaf.spots().get(spot));
            }
        }
        return found;
    }

    /** The earliest ones after a turn, earliest first. */
    public List<Spot> after(Snapshot snapshot, Turn turn, int limit) throws StorageException {
        List<Spot> found = new ArrayList<>();
        for (int i = Math.max(0, leafOf(turn)); i < stubs.size() && found.size() < limit; i++) {
            for (Spot spot : leaf(snapshot, stubs.get(i).number()).spots()) {
                if (spot.turn().compareTo(turn) > 0 && found.size() < limit) {
                    found.add(spot);
                }
            }
        }
        return found;
    }

    private int leafOf(Turn turn) {
        int low = 0;
        int high = stubs.size();
        while (high - low > 1) {
            int middle = (low + high) >>> 1;
            if (stubs.get(middle).first().compareTo(turn) <= 0) {
                low = middle;
            } else {
                high = middle;
            }
        }
        return stubs.isEmpty() ? -1 : low;
    }

    private Leaf leaf(Snapshot snapshot, long number) throws StorageException {
        Leaf known = loaded.get(number);
        if (known != null) {
            return known;
        }
        Optional<Octets> bytes = state.get(snapshot, LEAVES, subject(number));
        if (bytes.isEmpty()) {
            throw damaged(new MalformedException("a leaf is missing"));
        }
        try {
            Leaf leaf = Leaf.parse(bytes.get());
            loaded.put(number, leaf);
            return leaf;
        } catch (MalformedException e) {
            throw damaged(e);
        }
    }

    /** Writes what has changed, and lets go of all leaves but the last. */
    public void save(Transaction transaction) throws StorageException {
        for (long number : changed) {
            state.put(
                    transaction,
                    LEAVES,
                    subject(number),
                    leaf(transaction, number).encode());
        }
        changed.clear();
        if (listChanged) {
            ByteWriter out = new ByteWriter().i64(clock).i64(covered).i64(next);
            for (Stub stub : stubs) {
                out.i64(stub.number());
                stub.first().write(out);
            }
            state.put(transaction, LIST, subject(), Octets.of(out.toArray()));
            listChanged = false;
        }
        if (clockChanged) {
            ByteWriter out = new ByteWriter().i64(clock).i64(covered);
            state.put(transaction, CLOCK, subject(), Octets.of(out.toArray()));
            clockChanged = false;
        }
        if (loaded.size() > 1) {
            loaded.keySet().removeIf(number -> number != stubs.getLast().number());
        }
    }

    /** With its conversation. */
    public void remove(Transaction transaction) throws StorageException {
        for (Stub stub : stubs) {
            state.remove(transaction, LEAVES, subject(stub.number()));
        }
        state.remove(transaction, LIST, subject());
        state.remove(transaction, CLOCK, subject());
    }

    private Octets subject() {
        return Octets.of(conversation.id().toArray());
    }

    private Octets subject(long number) {
        return Octets.of(
                new ByteWriter().bytes(conversation.id().toArray()).i64(number).toArray());
    }

    private static DamagedProfileException damaged(MalformedException e) {
        return new DamagedProfileException(
                "The order of a conversation is damaged; its messages are safe: restore a backup, and check the disk.",
                e);
    }
}
