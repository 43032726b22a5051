package chat.warren.storage.chat;

import chat.warren.crypto.primitive.Bytes;
import chat.warren.crypto.primitive.Hashes;
import chat.warren.crypto.primitive.Secret;
import chat.warren.crypto.wire.ByteReader;
import chat.warren.crypto.wire.ByteWriter;
import chat.warren.crypto.wire.MalformedException;
import chat.warren.storage.DamagedProfileException;
import chat.warren.storage.StorageException;
import chat.warren.storage.database.RowSeal;
import chat.warren.storage.database.Snapshot;
import chat.warren.storage.fading.FadingKeys;
import chat.warren.storage.row.Octets;
import chat.warren.storage.row.RowFormat;
import java.time.Instant;
import java.util.Arrays;
import java.util.Optional;

/**
 * Seals what belongs to one message under its conversation's key, and what disappears under its day's key besides.
 *
 * <pre>
 * number = conversation number · 2^40 + place             k = HKDF(VK, conversation ‖ place / 2^24)
 * box    = seal(k, table ‖ number ‖ id ‖ conversation, 0 ‖ row)                          stays
 *        | seal(k, table ‖ number ‖ id ‖ conversation, 1 ‖ day(4) ‖ seal(k_day, …, row))   disappears
 * </pre>
 */
final class MessageRow {
    /** 2^24 rows to a key, so that random nonces do not meet. */
    private static final int GENERATION_BITS = 24;

    private static final int HASH_BYTES = 16;
    private static final int STAYS = 0;
    private static final int DISAPPEARS = 1;

    private final FadingKeys fading;

    MessageRow(FadingKeys fading) {
        this.fading = fading;
    }

    /** Where a row lies, and so what it is sealed with. */
    record Position(String table, long number, Octets id, ConversationId conversation) {
        private byte[] associated() {
            return new ByteWriter()
                    .block16(Bytes.label(table))
                    .i64(number)
                    .bytes(id.toArray())
                    .bytes(conversation.id().toArray())
                    .toArray();
        }

        private long generation() {
            return MessageNumbers.place(number) >>> GENERATION_BITS;
        }
    }

    /** What a row is looked up by. */
    static Octets id(Snapshot snapshot, String table, Octets key) {
        return snapshot.keys()
                .lookup(table)
                .use(lookup -> Octets.of(Arrays.copyOf(Hashes.hmacSha256(lookup, key.toArray()), HASH_BYTES)));
    }

    <T> byte[] seal(Snapshot snapshot, Position at, RowFormat<T> format, T value, Optional<Instant> expires)
            throws StorageException {
        byte[] row = format.encode(value);
        byte[] body;
        if (expires.isEmpty()) {
            body = Bytes.concat(new byte[] {STAYS}, row);
        } else {
            long day = FadingKeys.dayOf(expires.get());
            try (Secret dayKey = fading.forSealing(day)) {
                byte[] inner = RowSeal.seal(dayKey, snapshot.random(), at.associated(), row);
                body = new ByteWriter().u8(DISAPPEARS).u32(day).bytes(inner).toArray();
            }
        }
        Secret key = snapshot.keys().conversation(at.conversation().id(), at.generation());
        byte[] box = RowSeal.seal(key, snapshot.random(), at.associated(), body);
        Bytes.wipe(row, body);
        return box;
    }

    /** Nothing, if the row's day key was erased. */
    <T> Optional<T> open(Snapshot snapshot, Position at, RowFormat<T> format, byte[] box) throws StorageException {
        Secret key = snapshot.keys().conversation(at.conversation().id(), at.generation());
        byte[] body = RowSeal.open(key, at.associated(), box);
        try {
            ByteReader in = new ByteReader(body);
            if (in.u8() == STAYS) {
                return Optional.of(parse(format, in.rest()));
            }
            Optional<Secret> dayKey = fading.forOpening(in.u32());
            if (dayKey.isEmpty()) {
                return Optional.empty();
            }
            try (Secret day = dayKey.get()) {
                return Optional.of(parse(format, RowSeal.open(day, at.associated(), in.rest())));
            }
        } catch (MalformedException e) {
            throw new DamagedProfileException(
                    "A message of this profile is not as any version of Warren writes it; the others can still be read.",
                    e);
        } finally {
            Bytes.wipe(body);
        }
    }

    private static <T> T parse(RowFormat<T> format, byte[] row) throws MalformedException {
        T value = format.parse(row);
        Bytes.wipe(row);
        return value;
    }
}
