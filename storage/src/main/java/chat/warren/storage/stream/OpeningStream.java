package chat.warren.storage.stream;

import chat.warren.crypto.primitive.Aead;
import chat.warren.crypto.primitive.Bytes;
import chat.warren.crypto.primitive.Secret;
import chat.warren.crypto.wire.ForgedException;
import chat.warren.storage.DamagedProfileException;
import java.io.IOException;
import java.io.InputStream;
import java.util.Arrays;
import java.util.Optional;

/**
 * Opens a sealed stream, chunk by chunk. Zeros that filled the last chunk up are handed out too: formats know their
 * end.
 */
public final class OpeningStream extends InputStream {
    private final InputStream in;
    private final Secret key;
    private final byte[] label;
    private byte[] chunk = new byte[0];
    private int at;
    private long number;
    private boolean last;

    /** @param key stays the caller's to close */
    public OpeningStream(InputStream in, Secret key, String label) {
        this.in = in;
        this.key = key;
        this.label = Bytes.label(label);
    }

    @Override
    public int read() throws IOException {
        return available() > 0 || nextChunk() ? Byte.toUnsignedInt(chunk[at++]) : -1;
    }

    @Override
    public int read(byte[] into, int offset, int length) throws IOException {
        if (length == 0) {
            return 0;
        }
        if (available() == 0 && !nextChunk()) {
            return -1;
        }
        int part = Math.min(length, available());
        System.arraycopy(chunk, at, into, offset, part);
        at += part;
        return part;
    }

    @Override
    public int available() {
        return chunk.length - at;
    }

    /**
     * Reads to the end, to know that there is one. Until this returned, what was read may be a part of a cut stream.
     */
    public void checkEnd() throws IOException {
        while (!last) {
            nextChunk();
        }
        if (in.read() != -1) {
            throw damaged();
        }
    }

    private boolean nextChunk() throws IOException {
        if (last) {
            return false;
        }
        byte[] sealed = in.readNBytes(Chunk.SEALED_BYTES);
        if (sealed.length < Chunk.SEALED_BYTES) {
            throw damaged();
        }
        Optional<byte[]> opened = open(sealed, false);
        if (opened.isEmpty()) {
            opened = open(sealed, true);
            last = true;
        }
        Arrays.fill(chunk, (byte) 0);
        chunk = opened.orElseThrow(OpeningStream::damaged);
        at = 0;
        number++;
        return true;
    }

    private Optional<byte[]> open(byte[] sealed, boolean asLast) {
        byte[] nonce = Chunk.nonce(number, asLast);
        return key.use(loan -> {
            try {
                return Optional.of(Aead.open(loan, nonce, label, sealed));
            } catch (ForgedException e) {
                return Optional.empty();
            }
        });
    }

    private static DamagedProfileException damaged() {
        return new DamagedProfileException(
                "This file is damaged or not complete; nothing was changed: use another copy of it.");
    }
}
