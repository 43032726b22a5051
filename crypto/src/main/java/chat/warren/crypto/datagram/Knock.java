package chat.warren.crypto.datagram;

import chat.warren.crypto.pair.PairEpoch;
import chat.warren.crypto.pair.Side;
import chat.warren.crypto.primitive.Aead;
import chat.warren.crypto.primitive.Bytes;
import chat.warren.crypto.wire.ForgedException;
import chat.warren.crypto.wire.MalformedException;
import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.random.RandomGenerator;

/**
 * A datagram from a friend whose address we do not know yet, under the pair's key of the hour:
 *
 * <pre>
 * 0       12         20
 * | nonce | pair tag | AES-256-GCM( body | counter u64 | kind u8 ) | tag |
 * </pre>
 *
 * The pair tag, {@code HMAC(knock key, nonce)} cut to eight bytes, finds the friend among all friends without opening
 * anything. To whoever lacks the key it is as random as the rest.
 */
public final class Knock {
    public static final int OVERHEAD_BYTES = DatagramKey.OVERHEAD_BYTES + PairEpoch.TAG_BYTES;

    private static final int SEALED_AT = Aead.NONCE_BYTES + PairEpoch.TAG_BYTES;

    private final PairEpoch epoch;
    private final DatagramKey sending;
    private final DatagramKey receiving;

    /** The knocks of one pair in one epoch, as one side sees them. */
    public Knock(PairEpoch epoch, Side mine) {
        this.epoch = epoch;
        this.sending = key(epoch, mine);
        this.receiving = key(epoch, mine.other());
    }

    private static DatagramKey key(PairEpoch epoch, Side sender) {
        byte[] key = epoch.pathKey(sender);
        try {
            return new DatagramKey(key);
        } finally {
            Bytes.wipe(key);
        }
    }

    /**
     * The datagram for a body.
     *
     * @param counter above all before, also before a restart: whoever sends takes it from the clock
     */
    public byte[] seal(RandomGenerator random, Kind kind, long counter, ByteBuffer body) {
        byte[] plain = sending.seal(random, kind, counter, body);
        byte[] nonce = Arrays.copyOf(plain, Aead.NONCE_BYTES);
        byte[] sealed = Arrays.copyOfRange(plain, Aead.NONCE_BYTES, plain.length);
        return Bytes.concat(nonce, epoch.pairTag(nonce), sealed);
    }

    /**
     * Whether this is a knock of the pair, in this epoch: half a microsecond, and the answer to almost all of them is
     * no.
     */
    public boolean recognises(byte[] datagram) {
        if (datagram.length < OVERHEAD_BYTES) {
            return false;
        }
        byte[] nonce = Arrays.copyOf(datagram, Aead.NONCE_BYTES);
        return Bytes.equal(epoch.pairTag(nonce), Arrays.copyOfRange(datagram, Aead.NONCE_BYTES, SEALED_AT));
    }

    public DatagramKey.Opened open(byte[] datagram) throws MalformedException {
        if (!recognises(datagram)) {
            throw new ForgedException("not a knock of this pair in this hour");
        }
        byte[] nonce = Arrays.copyOf(datagram, Aead.NONCE_BYTES);
        byte[] sealed = Arrays.copyOfRange(datagram, SEALED_AT, datagram.length);
        return receiving.open(ByteBuffer.wrap(Bytes.concat(nonce, sealed)));
    }
}
