package chat.warren.node.chat.item;

import chat.warren.crypto.wire.MalformedException;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;

/** Text in formats. Two texts that look alike must not be one: what is no UTF-8 is refused, not mended. */
final class Utf8 {
    private Utf8() {}

    static String decode(byte[] bytes, int longest) throws MalformedException {
        if (bytes.length > longest) {
            throw new MalformedException("a text has at most " + longest + " bytes here");
        }
        try {
            CharBuffer text = StandardCharsets.UTF_8
                    .newDecoder()
                    .onMalformedInput(CodingErrorAction.REPORT)
                    .onUnmappableCharacter(CodingErrorAction.REPORT)
                    .decode(ByteBuffer.wrap(bytes));
            return text.toString();
        } catch (CharacterCodingException e) {
            throw new MalformedException("a text is UTF-8");
        }
    }

    /** Lone surrogates, which no keyboard makes, become question marks. */
    static byte[] encode(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
