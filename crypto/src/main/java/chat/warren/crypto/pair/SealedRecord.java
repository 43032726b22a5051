package chat.warren.crypto.pair;

/** A BEP 44 mutable item as the storing nodes see it: a random key, random bytes, and a signature that fits both. */
public final class SealedRecord {
    private final byte[] publicKey;
    private final long sequence;
    private final byte[] value;
    private final byte[] signature;

    /** Anything the DHT returns; {@link Rendezvous#open} judges it. */
    public SealedRecord(byte[] publicKey, long sequence, byte[] value, byte[] signature) {
        this.publicKey = publicKey.clone();
        this.sequence = sequence;
        this.value = value.clone();
        this.signature = signature.clone();
    }

    public byte[] publicKey() {
        return publicKey.clone();
    }

    public long sequence() {
        return sequence;
    }

    public byte[] value() {
        return value.clone();
    }

    public byte[] signature() {
        return signature.clone();
    }
}
