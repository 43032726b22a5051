package chat.warren.dht.call;

import chat.warren.crypto.primitive.Bytes;
import chat.warren.dht.bencode.ByteString;
import chat.warren.dht.wire.Query;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.HashMap;
import java.util.Map;
import java.util.PriorityQueue;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;

/** The calls that are open, and their two deadlines: when to lose patience, and when to lose interest. */
public final class Calls {
    /** 48 bits: with the address to match as well, a blind forger needs years of a full link to hit one open call. */
    static final int TRANSACTION_BYTES = 6;

    /** All lookups of a node with a hundred friends, with room; what comes on top waits for a free place. */
    public static final int MAX_OPEN = 512;

    /** An answer is used this long after the query; later ones would fit no lookup that still runs. */
    public static final Duration INTEREST = Duration.ofSeconds(4);

    private record Deadline(Instant at, long order, Call call) {}

    private final RandomGenerator random;
    private final Map<ByteString, Call> open = new HashMap<>();
    private final PriorityQueue<Deadline> deadlines =
            new PriorityQueue<>(Comparator.comparing(Deadline::at).thenComparingLong(Deadline::order));
    private long order;

    public Calls(RandomGenerator random) {
        this.random = random;
    }

    public boolean hasRoom() {
        return open.size() < MAX_OPEN;
    }

    public int openCalls() {
        return open.size();
    }

    public Call open(Call.Target target, Query query, Duration patience, Reaction reaction, Instant now) {
        Call call = new Call(newTransaction(), target, query, now, reaction);
        open.put(call.transaction(), call);
        deadlines.add(new Deadline(now.plus(patience), order++, call));
        return call;
    }

    /** The call that this answers, which is closed by it; null for what we did not ask for. */
    public @Nullable Call take(ByteString transaction, InetSocketAddress from) {
        Call call = open.get(transaction);
        if (call == null || !call.target().address().equals(from)) {
            return null;
        }
        open.remove(transaction);
        call.close();
        return call;
    }

    public void advanceTo(Instant now) {
        while (!deadlines.isEmpty() && !deadlines.peek().at().isAfter(now)) {
            Call call = deadlines.remove().call();
            if (!call.isOpen()) {
                continue;
            }
            Instant end = call.sent().plus(INTEREST);
            if (now.isBefore(end) && !call.isLate()) {
                call.grewLate();
                deadlines.add(new Deadline(end, order++, call));
                call.reaction().late(call, now);
            } else {
                open.remove(call.transaction());
                call.close();
                call.reaction().lost(call, now);
            }
        }
    }

    public Instant deadline() {
        while (!deadlines.isEmpty() && !deadlines.peek().call().isOpen()) {
            deadlines.remove();
        }
        Deadline next = deadlines.peek();
        return next == null ? Instant.MAX : next.at();
    }

    private ByteString newTransaction() {
        while (true) {
            ByteString drawn = ByteString.of(Bytes.random(random, TRANSACTION_BYTES));
            if (!open.containsKey(drawn)) {
                return drawn;
            }
        }
    }
}
