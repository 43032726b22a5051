package chat.warren.storage.stream;

import chat.warren.crypto.primitive.Aead;
import chat.warren.crypto.primitive.Bytes;
import chat.warren.crypto.primitive.Secret;
import java.io.IOException;
import java.io.OutputStream;
import java.util.Arrays;

/**
 * Seals what is written to it. Without {@link #finish} the stream has no end, and no reader accepts it: that is how an
 * interrupted writer is noticed.
 */
public final class SealingStream extends OutputStream {
    private final OutputStream out;
    private final Secret key;
    private final byte[] label;
    private final byte[] chunk = new byte[Chunk.PLAIN_BYTES];
    private int filled;
    private long number;

    /** @param key for this one stream; stays the caller's to close */
    public SealingStream(OutputStream out, Secret key, String label) {
        this.out = out;
        this.key = key;
        this.label = Bytes.label(label);
    }

    @Override
    public void write(int value) throws IOException {
        if (filled == chunk.length) {
            sealChunk(false);
        }
        chunk[filled++] = (byte) value;
    }

    @Override
    public void write(byte[] bytes, int offset, int length) throws IOException {
        int at = offset;
        int left = length;
        while (left > 0) {
            if (filled == chunk.length) {
                sealChunk(false);
            }
            int part = Math.min(left, chunk.length - filled);
            System.arraycopy(bytes, at, chunk, filled, part);
            filled += part;
            at += part;
            left -= part;
        }
    }

    /** How many chunks are written so far, counting the one that is being filled. */
    public long chunks() {
        return number + 1;
    }

    /** Zeros up to so many chunks in all, so that a file's size tells less. */
    public void padTo(long chunks) throws IOException {
        while (number + 1 < chunks) {
            sealChunk(false);
        }
    }

    /** Writes the end. */
    public void finish() throws IOException {
        sealChunk(true);
        out.flush();
    }

    private void sealChunk(boolean last) throws IOException {
        byte[] nonce = Chunk.nonce(number++, last);
        out.write(key.use(loan -> Aead.seal(loan, nonce, label, chunk)));
        Arrays.fill(chunk, (byte) 0);
        filled = 0;
    }
}
