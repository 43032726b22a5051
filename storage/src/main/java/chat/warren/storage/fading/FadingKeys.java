package chat.warren.storage.fading;

import chat.warren.crypto.primitive.Aead;
import chat.warren.crypto.primitive.Bytes;
import chat.warren.crypto.primitive.Secret;
import chat.warren.storage.DamagedProfileException;
import chat.warren.storage.StorageException;
import chat.warren.storage.row.Octets;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Instant;
import java.util.Optional;
import java.util.TreeMap;
import java.util.random.RandomGenerator;

/**
 * The day keys and their file: two copies of one page, rewritten in place one after the other, so that a torn write
 * spoils at most one of them. A key is on the disk before anything sealed with it can be, and an erased one is gone
 * from both copies when {@link #erase} returns. Safe to share between threads.
 */
public final class FadingKeys {
    /**
     * No message may be set to disappear later: the page has room for this and for some days that wait to be erased.
     */
    public static final int MAX_DAYS_AHEAD = 90;

    private static final int COPIES = 2;
    private static final long SECONDS_PER_DAY = 86_400;

    private final Path file;
    private final Secret pageKey;
    private final RandomGenerator random;
    private final TreeMap<Long, Octets> keys = new TreeMap<>(); // Guarded by this.
    private long turn; // Guarded by this.

    private FadingKeys(Path file, Secret pageKey, RandomGenerator random) {
        this.file = file;
        this.pageKey = pageKey;
        this.random = random;
    }

    public static FadingKeys create(Path file, Secret pageKey, RandomGenerator random) throws StorageException {
        FadingKeys created = new FadingKeys(file, pageKey, random);
        created.save();
        return created;
    }

    public static FadingKeys open(Path file, Secret pageKey, RandomGenerator random) throws StorageException {
        FadingKeys opened = new FadingKeys(file, pageKey, random);
        opened.load();
        return opened;
    }

    public static long dayOf(Instant instant) {
        return Math.floorDiv(instant.getEpochSecond(), SECONDS_PER_DAY);
    }

    /** The first instant at which a day's messages have all expired. */
    public static Instant endOf(long day) {
        return Instant.ofEpochSecond((day + 1) * SECONDS_PER_DAY);
    }

    /** The day's key, made now if need be. */
    public synchronized Secret forSealing(long day) throws StorageException {
        Octets key = keys.get(day);
        if (key == null) {
            if (keys.size() == KeyPage.MAX_KEYS) {
                throw new StorageException(
                        "Messages disappear on too many different days; shorten the time after which they do.");
            }
            key = Octets.of(Bytes.random(random, Aead.KEY_BYTES));
            keys.put(day, key);
            saveOr(() -> keys.remove(day));
        }
        return Secret.owning(key.toArray());
    }

    /** Nothing, if the key was erased. */
    public synchronized Optional<Secret> forOpening(long day) {
        return Optional.ofNullable(keys.get(day)).map(key -> Secret.owning(key.toArray()));
    }

    /** The first day that still has a key. */
    public synchronized Optional<Long> firstDay() {
        return keys.isEmpty() ? Optional.empty() : Optional.of(keys.firstKey());
    }

    /** The next day after this one that still has a key. */
    public synchronized Optional<Long> dayAfter(long day) {
        return Optional.ofNullable(keys.higherKey(day));
    }

    public synchronized void erase(long day) throws StorageException {
        Octets key = keys.remove(day);
        if (key != null) {
            saveOr(() -> keys.put(day, key));
        }
    }

    private void saveOr(Runnable undo) throws StorageException {
        boolean saved = false;
        try {
            save();
            saved = true;
        } finally {
            if (!saved) {
                undo.run();
            }
        }
    }

    private void save() throws StorageException {
        KeyPage page = new KeyPage(++turn, keys);
        try (FileChannel channel =
                FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.READ, StandardOpenOption.WRITE)) {
            for (int copy = 0; copy < COPIES; copy++) {
                ByteBuffer bytes = ByteBuffer.wrap(page.seal(pageKey, random));
                long start = (long) copy * KeyPage.BYTES;
                while (bytes.hasRemaining()) {
                    channel.write(bytes, start + bytes.position());
                }
                channel.force(true); // The second copy is touched only when the first is on the disk.
            }
        } catch (IOException e) {
            throw new StorageException(
                    "The key page of disappearing messages could not be written; nothing was lost: make room on the disk, or allow writing to the profile's folder.",
                    e);
        }
    }

    private void load() throws StorageException {
        Optional<KeyPage> newest = Optional.empty();
        boolean alike = true;
        try (FileChannel channel = FileChannel.open(file, StandardOpenOption.READ)) {
            for (int copy = 0; copy < COPIES; copy++) {
                ByteBuffer bytes = ByteBuffer.allocate(KeyPage.BYTES);
                long start = (long) copy * KeyPage.BYTES;
                int read = 0;
                while (read >= 0 && bytes.hasRemaining()) {
                    read = channel.read(bytes, start + bytes.position());
                }
                Optional<KeyPage> page = KeyPage.open(pageKey, bytes.array());
                alike &= copy == 0 || page.equals(newest);
                if (page.isPresent()
                        && (newest.isEmpty() || page.get().turn() > newest.get().turn())) {
                    newest = page;
                }
            }
        } catch (IOException e) {
            throw new StorageException("The key page of disappearing messages cannot be read: check the disk.", e);
        }
        KeyPage page = newest.orElseThrow(() -> new DamagedProfileException(
                "The key page of disappearing messages is damaged; nothing was changed: restore a backup."));
        keys.putAll(page.keys());
        turn = page.turn();
        if (!alike) {
            save(); // A kill between the two copies: an erased key must not live on in the older one.
        }
    }
}
