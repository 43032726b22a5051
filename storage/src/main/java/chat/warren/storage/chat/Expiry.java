package chat.warren.storage.chat;

import chat.warren.storage.StorageException;
import chat.warren.storage.database.Database;
import chat.warren.storage.database.SealedTable.Placed;
import chat.warren.storage.database.Snapshot;
import chat.warren.storage.database.Transaction;
import chat.warren.storage.fading.FadingKeys;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;

/**
 * Takes away what has expired: first the row, at its instant; then, when the day is over, the key of all rows of that
 * day, so that no copy of a page that a disk kept can be read any more.
 */
public final class Expiry {
    /** A commit's worth: small enough that a new message does not wait for a thousand old ones. */
    private static final int BATCH = 200;

    private final Database database;
    private final Messages messages;
    private final FadingKeys fading;
    private final AtomicBoolean swept = new AtomicBoolean();

    public Expiry(Database database, Messages messages, FadingKeys fading) {
        this.database = database;
        this.messages = messages;
        this.fading = fading;
    }

    /** Takes away all that expires up to now, and says when to come again. */
    public Optional<Instant> expire(Instant now) throws StorageException {
        if (!swept.getAndSet(true)) {
            messages.belongings().sweep(database); // Once is enough: only a kill leaves something behind.
        }
        Optional<Instant> next = Optional.empty();
        boolean cleared = false;
        long today = FadingKeys.dayOf(now);
        for (Optional<Long> day = fading.firstDay(); day.isPresent(); day = fading.dayAfter(day.get())) {
            if (day.get() > today) {
                next = Optional.of(next.orElse(earliest(day.get())));
                break;
            }
            Swept swept = sweep(day.get(), now);
            cleared |= swept.cleared();
            if (day.get() < today) {
                fading.erase(day.get());
                cleared = true;
            } else {
                next = Optional.of(swept.next().orElse(FadingKeys.endOf(day.get())));
            }
        }
        if (cleared) {
            database.scrub();
        }
        return next;
    }

    /** Messages whose time is over, and that {@link #expire} takes away: for whoever keeps something beside them. */
    public List<MessageId> over(Snapshot snapshot, Instant now) throws StorageException {
        List<MessageId> over = new ArrayList<>();
        long today = FadingKeys.dayOf(now);
        for (Optional<Long> day = fading.firstDay();
                day.isPresent() && day.get() <= today;
                day = fading.dayAfter(day.get())) {
            List<Placed<Passing>> rows = messages.passing().on(snapshot, day.get(), 0, BATCH);
            while (!rows.isEmpty()) {
                rows.stream()
                        .map(Placed::value)
                        .filter(row -> !row.expires().isAfter(now))
                        .forEach(row -> over.add(row.message()));
                rows = messages.passing().on(snapshot, day.get(), rows.getLast().place(), BATCH);
            }
        }
        return over;
    }

    private record Swept(boolean cleared, Optional<Instant> next) {}

    private Swept sweep(long day, Instant now) throws StorageException {
        boolean cleared = false;
        Optional<Instant> next = Optional.empty();
        long after = 0;
        while (true) {
            long from = after;
            List<Placed<Passing>> batch = database.write(transaction -> {
                List<Placed<Passing>> rows = messages.passing().on(transaction, day, from, BATCH);
                clear(transaction, rows, now);
                return rows;
            });
            for (Placed<Passing> row : batch) {
                Instant expires = row.value().expires();
                cleared |= !expires.isAfter(now);
                if (expires.isAfter(now) && (next.isEmpty() || expires.isBefore(next.get()))) {
                    next = Optional.of(expires);
                }
            }
            if (batch.size() < BATCH) {
                return new Swept(cleared, next);
            }
            after = batch.getLast().place();
        }
    }

    private void clear(Transaction transaction, List<Placed<Passing>> rows, Instant now) throws StorageException {
        for (Placed<Passing> row : rows) {
            if (!row.value().expires().isAfter(now)) {
                messages.delete(transaction, row.value().message(), row.value().expires());
                messages.passing().drop(transaction, row.value());
            }
        }
    }

    /** The first of a later day; the day's own beginning would wake us for nothing. */
    private Instant earliest(long day) throws StorageException {
        return database.read(snapshot -> {
            Optional<Instant> first = Optional.empty();
            long after = 0;
            List<Placed<Passing>> rows = messages.passing().on(snapshot, day, after, BATCH);
            while (!rows.isEmpty()) {
                for (Placed<Passing> row : rows) {
                    Instant expires = row.value().expires();
                    first = Optional.of(
                            first.filter(known -> known.isBefore(expires)).orElse(expires));
                }
                after = rows.getLast().place();
                rows = messages.passing().on(snapshot, day, after, BATCH);
            }
            return first.orElse(FadingKeys.endOf(day));
        });
    }
}
