package chat.warren.crypto.message;

import chat.warren.crypto.primitive.Hkdf;
import chat.warren.crypto.wire.ByteReader;
import chat.warren.crypto.wire.ByteWriter;
import chat.warren.crypto.wire.MalformedException;

/** A secret that both sides may have from elsewhere, and its name, which tells nothing about it. */
record MixSecret(long id, Key key) {
    /** Takes the secret over. */
    static MixSecret of(byte[] secret) {
        long id = 0;
        for (byte next : Hkdf.derive(secret, "warren/mixid1", Long.BYTES)) {
            id = (id << Byte.SIZE) | Byte.toUnsignedLong(next);
        }
        return new MixSecret(id | 1, new Key(secret)); // Never 0, which means none.
    }

    void write(ByteWriter writer) {
        writer.bytes(key.lend());
    }

    static MixSecret read(ByteReader reader) throws MalformedException {
        return of(reader.bytes(Key.BYTES));
    }
}
