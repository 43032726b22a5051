package chat.warren.node.lan.visible;

import chat.warren.crypto.wire.ByteReader;
import chat.warren.crypto.wire.ByteWriter;
import chat.warren.crypto.wire.MalformedException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/**
 * What somebody on the network calls themselves; a claim, no more. Printable, one line, and 64 bytes of UTF-8 at most,
 * which on the wire it always takes: {@code length u8 | UTF-8, zeros up to 64}.
 */
public record Nickname(String text) {
    static final int MOST_BYTES = 64;
    static final int WIRE_BYTES = 1 + MOST_BYTES;

    public Nickname {
        if (text.isBlank() || !text.equals(shown(text)) || utf8(text).length > MOST_BYTES) {
            throw new IllegalArgumentException("not a name that can be shown to neighbours");
        }
    }

    /** The name a profile has, as far as it fits. */
    public static Nickname of(String name) {
        String text = shown(name);
        while (utf8(text).length > MOST_BYTES) {
            text = text.substring(0, text.offsetByCodePoints(text.length(), -1)).strip();
        }
        return new Nickname(text.isBlank() ? "?" : text);
    }

    /** Without what turns writing round, hides, or breaks the line: a name must not look like another one. */
    private static String shown(String text) {
        StringBuilder shown = new StringBuilder();
        text.codePoints()
                .filter(point -> switch (Character.getType(point)) {
                    case Character.CONTROL,
                            Character.LINE_SEPARATOR,
                            Character.PARAGRAPH_SEPARATOR,
                            Character.PRIVATE_USE,
                            Character.SURROGATE,
                            Character.UNASSIGNED -> false;
                    case Character.FORMAT -> point == 0x200d || point == 0x200c; // These join letters and pictures.
                    default -> true;
                })
                .forEach(shown::appendCodePoint);
        return shown.toString().strip();
    }

    private static byte[] utf8(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    void write(ByteWriter out) {
        byte[] bytes = utf8(text);
        out.u8(bytes.length).bytes(Arrays.copyOf(bytes, MOST_BYTES));
    }

    static Nickname read(ByteReader in) throws MalformedException {
        int length = in.u8();
        byte[] bytes = in.bytes(MOST_BYTES);
        if (length > MOST_BYTES) {
            throw new MalformedException("a name longer than its field");
        }
        try {
            return new Nickname(StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(bytes, 0, length))
                    .toString());
        } catch (CharacterCodingException | IllegalArgumentException e) {
            throw new MalformedException("a name that nobody could read");
        }
    }
}
