package chat.warren.storage.stream;

import chat.warren.crypto.primitive.Aead;
import java.nio.ByteBuffer;

/**
 * How a stream is cut.
 *
 * <pre>chunk n: AES-256-GCM(one-time key, nonce = 0(3) ‖ n(8) ‖ last(1), ad = label, 65,536 bytes) ‖ tag(16)</pre>
 *
 * <p>The key seals one stream only, so counting nonces is safe. The number in the nonce keeps the order, the last byte
 * the end. The last chunk is as long as all others: what is left of it is zeros.
 */
final class Chunk {
    static final int PLAIN_BYTES = 65_536;
    static final int SEALED_BYTES = PLAIN_BYTES + Aead.TAG_BYTES;

    private Chunk() {}

    static byte[] nonce(long number, boolean last) {
        return ByteBuffer.allocate(Aead.NONCE_BYTES)
                .position(3)
                .putLong(number)
                .put((byte) (last ? 1 : 0))
                .array();
    }
}
