package chat.warren.crypto.message;

import chat.warren.crypto.wire.ByteReader;
import chat.warren.crypto.wire.MalformedException;

/** Whether something follows: one byte with two values, so that every state has one spelling. */
final class Flag {
    private Flag() {}

    static boolean read(ByteReader reader) throws MalformedException {
        return switch (reader.u8()) {
            case 0 -> false;
            case 1 -> true;
            default -> throw new MalformedException("a flag is 0 or 1");
        };
    }
}
