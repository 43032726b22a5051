package chat.warren.dht.call;

import chat.warren.dht.bencode.ByteString;
import chat.warren.dht.wire.Id;
import chat.warren.dht.wire.Query;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** One query on its way. */
public final class Call {
    private final ByteString transaction;
    private final Target target;
    private final Query query;
    private final Instant sent;
    private final Reaction reaction;
    private boolean open = true;
    private boolean late;

    /**
     * Who is asked.
     *
     * @param id who should be there; null when all we have is an address
     */
    public record Target(
            InetSocketAddress address, @Nullable Id id) {}

    Call(ByteString transaction, Target target, Query query, Instant sent, Reaction reaction) {
        this.transaction = transaction;
        this.target = target;
        this.query = query;
        this.sent = sent;
        this.reaction = reaction;
    }

    public ByteString transaction() {
        return transaction;
    }

    public Target target() {
        return target;
    }

    public Query query() {
        return query;
    }

    public Instant sent() {
        return sent;
    }

    public Duration age(Instant now) {
        return Duration.between(sent, now);
    }

    public Reaction reaction() {
        return reaction;
    }

    /** Whether the answer took longer than expected; it may still come. */
    public boolean isLate() {
        return late;
    }

    boolean isOpen() {
        return open;
    }

    void close() {
        open = false;
    }

    void grewLate() {
        late = true;
    }
}
