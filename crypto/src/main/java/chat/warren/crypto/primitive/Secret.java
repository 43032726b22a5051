package chat.warren.crypto.primitive;

import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.util.function.Function;

/**
 * A long-lived key, kept outside the heap where no garbage collector copies it, and overwritten when closed.
 *
 * <p>It never prints itself and has no getter: {@link #use} lends the bytes and wipes the loan. Safe to share between
 * threads.
 */
public final class Secret implements AutoCloseable {
    private final Arena arena = Arena.ofShared();
    private final MemorySegment memory;
    private boolean closed; // Guarded by this.

    private Secret(byte[] bytes) {
        this.memory = arena.allocate(bytes.length);
        MemorySegment.copy(bytes, 0, memory, ValueLayout.JAVA_BYTE, 0, bytes.length);
    }

    /** Takes the secret over: the array given is wiped. */
    public static Secret owning(byte[] bytes) {
        Secret secret = new Secret(bytes);
        Bytes.wipe(bytes);
        return secret;
    }

    public static Secret copyOf(byte[] bytes) {
        return new Secret(bytes);
    }

    /** Lends the bytes. Whoever keeps them has to wipe their own copy. */
    public synchronized <T> T use(Function<byte[], T> borrower) {
        if (closed) {
            throw new IllegalStateException("this secret was wiped");
        }
        byte[] loan = memory.toArray(ValueLayout.JAVA_BYTE);
        try {
            return borrower.apply(loan);
        } finally {
            Bytes.wipe(loan);
        }
    }

    public int length() {
        return (int) memory.byteSize();
    }

    @Override
    public synchronized void close() {
        if (!closed) {
            closed = true;
            memory.fill((byte) 0);
            arena.close();
        }
    }

    @Override
    public String toString() {
        return "(secret)";
    }
}
