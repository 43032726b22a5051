package chat.warren.dht.wire;

import chat.warren.crypto.primitive.Bytes;
import chat.warren.crypto.primitive.Ed25519;
import chat.warren.crypto.primitive.Hashes;
import chat.warren.dht.bencode.Bencode;
import chat.warren.dht.bencode.BencodeWriter;
import chat.warren.dht.bencode.ByteString;
import chat.warren.dht.bencode.Whole;

/** What BEP 44 stores: a value under its own hash, or a signed value under the hash of its key. */
public sealed interface Item {
    /** "Storing nodes MAY reject put requests where the bencoded form of v is longer than 1000 bytes." We do. */
    int MAX_VALUE_BYTES = 1000;

    /** "The salt string MUST NOT be longer than 64 bytes." */
    int MAX_SALT_BYTES = 64;

    Bencode value();

    /** The place where it is stored. */
    Id target();

    /** Never changes, and needs no author. */
    record Immutable(Bencode value) implements Item {
        @Override
        public Id target() {
            return Id.of(Hashes.sha1(BencodeWriter.write(value)));
        }
    }

    /** Changes with its sequence number; only the holder of the key can make the next one. */
    record Mutable(ByteString key, ByteString salt, long sequence, ByteString signature, Bencode value)
            implements Item {
        public static Mutable sign(byte[] seed, ByteString salt, long sequence, Bencode value) {
            byte[] signature = Ed25519.sign(seed, signed(salt, sequence, value));
            return new Mutable(ByteString.of(Ed25519.publicKey(seed)), salt, sequence, ByteString.of(signature), value);
        }

        /** "MUST be the SHA-1 hash of this key concatenated with the salt, if present." */
        public static Id target(ByteString key, ByteString salt) {
            return Id.of(Hashes.sha1(key.toArray(), salt.toArray()));
        }

        @Override
        public Id target() {
            return target(key, salt);
        }

        public boolean isAuthentic() {
            return Ed25519.verify(key.toArray(), signature.toArray(), signed(salt, sequence, value));
        }

        /** The bytes under the signature, for example {@code 4:salt6:foobar3:seqi4e1:v12:Hello world!}. */
        static byte[] signed(ByteString salt, long sequence, Bencode value) {
            byte[] saltPart =
                    salt.isEmpty() ? new byte[0] : Bytes.concat(Bytes.label("4:salt"), BencodeWriter.write(salt));
            return Bytes.concat(
                    saltPart,
                    Bytes.label("3:seq"),
                    BencodeWriter.write(new Whole(sequence)),
                    Bytes.label("1:v"),
                    BencodeWriter.write(value));
        }
    }
}
