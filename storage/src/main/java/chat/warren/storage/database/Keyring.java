package chat.warren.storage.database;

import chat.warren.crypto.primitive.Bytes;
import chat.warren.crypto.primitive.Hkdf;
import chat.warren.crypto.primitive.Secret;
import chat.warren.crypto.wire.ByteWriter;
import chat.warren.storage.row.Id;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;

/**
 * The keys under the vault key: one for each table's rows, one for each table's lookups, one for each conversation and
 * generation.
 *
 * <p>Derived keys are kept until the profile closes. There are as many as there are tables and conversations read, so
 * nothing is ever evicted and no key can be wiped while somebody uses it.
 */
public final class Keyring implements AutoCloseable {
    private static final int KEY_BYTES = 32;

    private final Secret vaultKey;
    private final Map<String, Secret> named = new HashMap<>(); // Guarded by this.
    private final Map<Generation, Secret> conversations = new HashMap<>(); // Guarded by this.
    private boolean closed; // Guarded by this.

    private record Generation(Id conversation, long number) {}

    /** @param vaultKey taken over: wiped when this ring closes */
    public Keyring(Secret vaultKey) {
        this.vaultKey = vaultKey;
    }

    /** Seals the rows of one table. */
    public Secret table(String table) {
        return named("warren/table1", table);
    }

    /** Hashes what rows of one table are looked up by. */
    public Secret lookup(String table) {
        return named("warren/lookup1", table);
    }

    /** Seals one of the files beside the database. */
    public Secret file(String name) {
        return named("warren/file1", name);
    }

    /** Seals the messages of one conversation and what hangs on them, for one generation of rows. */
    public synchronized Secret conversation(Id conversation, long generation) {
        checkOpen();
        return conversations.computeIfAbsent(new Generation(conversation, generation), wanted -> {
            ByteWriter info = new ByteWriter()
                    .bytes(Bytes.label("warren/conv1"))
                    .bytes(wanted.conversation().toArray())
                    .u32(wanted.number());
            return derive(info.toArray());
        });
    }

    private synchronized Secret named(String label, String name) {
        checkOpen();
        return named.computeIfAbsent(label + '/' + name, info -> derive(info.getBytes(StandardCharsets.US_ASCII)));
    }

    private Secret derive(byte[] info) {
        return vaultKey.use(key -> Secret.owning(Hkdf.derive(key, info, KEY_BYTES)));
    }

    private void checkOpen() {
        if (closed) {
            throw new IllegalStateException("this profile was closed, and its keys are gone");
        }
    }

    @Override
    public synchronized void close() {
        if (!closed) {
            closed = true;
            named.values().forEach(Secret::close);
            conversations.values().forEach(Secret::close);
            vaultKey.close();
        }
    }
}
