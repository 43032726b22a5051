package chat.warren.storage.fading;

import chat.warren.crypto.primitive.Secret;
import chat.warren.crypto.wire.ByteReader;
import chat.warren.crypto.wire.ByteWriter;
import chat.warren.crypto.wire.MalformedException;
import chat.warren.storage.DamagedProfileException;
import chat.warren.storage.StorageException;
import chat.warren.storage.database.RowSeal;
import java.time.Instant;
import java.util.Optional;
import java.util.random.RandomGenerator;

/**
 * Words of a message that lie outside its row for a while, and disappear with it: {@code day(4) ‖ seal(k of the day)}.
 */
public final class FadingText {
    private final FadingKeys keys;

    public FadingText(FadingKeys keys) {
        this.keys = keys;
    }

    /** Seals it until then; what it is about has to be the same when it is opened. */
    public byte[] seal(RandomGenerator random, Instant expires, byte[] about, byte[] text) throws StorageException {
        long day = FadingKeys.dayOf(expires);
        try (Secret key = keys.forSealing(day)) {
            return new ByteWriter()
                    .u32(day)
                    .bytes(RowSeal.seal(key, random, about, text))
                    .toArray();
        }
    }

    /** Nothing, if the day's key was erased. */
    public Optional<byte[]> open(byte[] about, byte[] box) throws StorageException {
        ByteReader in = new ByteReader(box);
        try {
            Optional<Secret> found = keys.forOpening(in.u32());
            if (found.isEmpty()) {
                return Optional.empty();
            }
            try (Secret key = found.get()) {
                return Optional.of(RowSeal.open(key, about, in.rest()));
            }
        } catch (MalformedException e) {
            throw new DamagedProfileException(
                    "Words that wait to be sent and to disappear are damaged; the others are safe: restore a backup.",
                    e);
        }
    }
}
