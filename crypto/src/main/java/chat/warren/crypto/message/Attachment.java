package chat.warren.crypto.message;

import chat.warren.crypto.primitive.MlKem768;
import chat.warren.crypto.wire.ByteReader;
import chat.warren.crypto.wire.ByteWriter;
import chat.warren.crypto.wire.MalformedException;

/**
 * What travels before the text, inside the body's seal: a header always has one size, and an envelope with a key looks
 * like one with a longer text. Which it is stands in the header. {@code number(4) ‖ bytes}.
 */
sealed interface Attachment {
    record None() implements Attachment {}

    /** "Encapsulate to this": the asker's n-th key. */
    record KemKey(int number, Opaque key) implements Attachment {}

    /** The answer to the asker's n-th key. */
    record KemAnswer(int number, Opaque ciphertext) implements Attachment {}

    int CODES = 3;

    default int code() {
        return switch (this) {
            case None() -> 0;
            case KemKey _ -> 1;
            case KemAnswer _ -> 2;
        };
    }

    default void write(ByteWriter writer) {
        switch (this) {
            case None() -> {}
            case KemKey(int number, Opaque key) -> writer.u32(number).bytes(key.bytes());
            case KemAnswer(int number, Opaque ciphertext) -> writer.u32(number).bytes(ciphertext.bytes());
        }
    }

    static Attachment read(int code, ByteReader reader) throws MalformedException {
        return switch (code) {
            case 0 -> new None();
            case 1 -> readKey(reader);
            case 2 -> readAnswer(reader);
            default -> throw new MalformedException("no such attachment");
        };
    }

    /** FIPS 203 §7.2: a key is checked before it is used, and here before it is stored. */
    static KemKey readKey(ByteReader reader) throws MalformedException {
        int number = Counter.read(reader);
        byte[] key = reader.bytes(MlKem768.PUBLIC_BYTES);
        MlKem768.requireSound(key);
        return new KemKey(number, new Opaque(key));
    }

    static KemAnswer readAnswer(ByteReader reader) throws MalformedException {
        return new KemAnswer(Counter.read(reader), new Opaque(reader.bytes(MlKem768.CIPHERTEXT_BYTES)));
    }
}
