package chat.warren.crypto.datagram;

import chat.warren.crypto.primitive.Aead;
import chat.warren.crypto.primitive.Bytes;
import chat.warren.crypto.wire.ForgedException;
import chat.warren.crypto.wire.MalformedException;
import java.nio.ByteBuffer;
import java.security.GeneralSecurityException;
import java.util.Arrays;
import java.util.random.RandomGenerator;
import javax.crypto.AEADBadTagException;
import javax.crypto.Cipher;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.SecretKeySpec;

/**
 * Seals and opens the datagrams of one direction:
 *
 * <pre>
 * 0       12                                            n-16
 * | nonce | AES-256-GCM( body | counter u64 | kind u8 ) | tag |
 * </pre>
 *
 * The kind stands last, because Netty's QUIC codec reads a datagram from its first byte on. The nonce is random, except
 * that its first byte is never {@code d}, with which every DHT message begins. The counter is inside, where nobody
 * counts along; it feeds the {@link ReplayWindow}.
 *
 * <p>Keeps its cipher, so it belongs to one thread.
 */
public final class DatagramKey {
    public static final int OVERHEAD_BYTES = Aead.NONCE_BYTES + Long.BYTES + 1 + Aead.TAG_BYTES;
    /** A session agrees on a new key after so many datagrams: 2^20 random nonces of 96 bits meet with p = 2^-57. */
    public static final long RENEW_AFTER = 1L << 20;

    /** The first byte of every bencoded dictionary, and so of every DHT message. */
    private static final byte DHT_MARK = 'd';

    private static final int TRAILER_BYTES = Long.BYTES + 1;
    /** Nonces at once: to ask the system for randomness costs as much for one as for some hundred bytes. */
    private static final int DRAWN = 64;

    private final SecretKeySpec key;
    private final Cipher cipher;
    private byte[] drawn = {};
    private int used;
    private long sealed;

    public DatagramKey(byte[] key) {
        this.key = new SecretKeySpec(Bytes.exactly(Aead.KEY_BYTES, key), "AES");
        try {
            this.cipher = Cipher.getInstance("AES/GCM/NoPadding");
        } catch (GeneralSecurityException impossible) {
            throw new AssertionError(impossible); // Every JDK has it.
        }
    }

    /** What a datagram held. */
    public record Opened(Kind kind, long counter, ByteBuffer body) {}

    /**
     * The datagram for a body.
     *
     * @param counter above all that were sealed with this key before, also before a restart of the program
     */
    public byte[] seal(RandomGenerator random, Kind kind, long counter, ByteBuffer body) {
        byte[] datagram = new byte[body.remaining() + OVERHEAD_BYTES];
        byte[] nonce = nonce(random);
        System.arraycopy(nonce, 0, datagram, 0, nonce.length);
        byte[] trailer = ByteBuffer.allocate(TRAILER_BYTES)
                .putLong(counter)
                .put(kind.code())
                .array();
        try {
            cipher.init(Cipher.ENCRYPT_MODE, key, new GCMParameterSpec(8 * Aead.TAG_BYTES, nonce));
            ByteBuffer out = ByteBuffer.wrap(datagram, nonce.length, datagram.length - nonce.length);
            cipher.update(body, out);
            cipher.doFinal(ByteBuffer.wrap(trailer), out);
        } catch (GeneralSecurityException impossible) {
            throw new AssertionError(impossible); // The sizes are right by construction.
        }
        sealed++;
        return datagram;
    }

    /** Opens a datagram if it was sealed with this key. Ask the {@link ReplayWindow} next, before believing it. */
    public Opened open(ByteBuffer datagram) throws MalformedException {
        if (datagram.remaining() < OVERHEAD_BYTES) {
            throw new MalformedException("shorter than any sealed datagram");
        }
        byte[] nonce = new byte[Aead.NONCE_BYTES];
        ByteBuffer in = datagram.duplicate();
        in.get(nonce);
        ByteBuffer plain = ByteBuffer.allocate(in.remaining());
        try {
            cipher.init(Cipher.DECRYPT_MODE, key, new GCMParameterSpec(8 * Aead.TAG_BYTES, nonce));
            cipher.doFinal(in, plain);
        } catch (AEADBadTagException e) {
            throw new ForgedException("not sealed with this key");
        } catch (GeneralSecurityException impossible) {
            throw new AssertionError(impossible); // The sizes are right by construction.
        }
        int length = plain.position() - TRAILER_BYTES;
        long counter = plain.getLong(length);
        Kind kind = Kind.of(plain.get(length + Long.BYTES));
        return new Opened(kind, counter, plain.flip().limit(length).slice());
    }

    /** Whether so much was sealed that the two sides should agree on a new key. */
    public boolean isWorn() {
        return sealed >= RENEW_AFTER;
    }

    byte[] nonce(RandomGenerator random) {
        byte[] nonce;
        do {
            if (used == drawn.length) {
                drawn = Bytes.random(random, DRAWN * Aead.NONCE_BYTES);
                used = 0;
            }
            nonce = Arrays.copyOfRange(drawn, used, used + Aead.NONCE_BYTES);
            used += nonce.length;
        } while (nonce[0] == DHT_MARK);
        return nonce;
    }

    @Override
    public String toString() {
        return "datagram key, " + sealed + " sealed";
    }
}
