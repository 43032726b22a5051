package chat.warren.node.api;

import java.time.Instant;
import java.util.List;

/**
 * The newest of what was noted for good: what changed who may do what.
 *
 * @param total how many there are
 * @param entries newest first
 */
public record AuditPage(long total, List<Entry> entries) {
    public AuditPage {
        entries = List.copyOf(entries);
    }

    /** One thing that happened. */
    public record Entry(long number, Instant at, String event, String detail) {}
}
