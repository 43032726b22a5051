package chat.warren.node.friend;

import chat.warren.crypto.wire.MalformedException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.text.Normalizer;

/**
 * What somebody else wrote, made fit to be shown in one line: no control characters, nothing that turns the direction
 * of what comes after, no more letters than there is room for.
 */
public final class PlainText {
    /** Longer names would not fit into a list; what people may call themselves has the same limit. */
    public static final int NAME_LETTERS = 64;
    /** Two or three sentences that say who is asking. */
    static final int NOTE_LETTERS = 280;
    /** What a letter takes at most as UTF-8. */
    public static final int LETTER_BYTES = 4;

    private PlainText() {}

    public static String name(byte[] utf8) throws MalformedException {
        String name = cleaned(decoded(utf8), NAME_LETTERS);
        if (name.isEmpty()) {
            throw new MalformedException("somebody without a name");
        }
        return name;
    }

    static String note(byte[] utf8) throws MalformedException {
        return cleaned(decoded(utf8), NOTE_LETTERS);
    }

    /** Ours are cleaned as well, so that what we send is what the other one shows. */
    public static byte[] encoded(String text, int letters) {
        return cleaned(text, letters).getBytes(StandardCharsets.UTF_8);
    }

    static String cleaned(String text, int letters) {
        StringBuilder kept = new StringBuilder();
        int count = 0;
        boolean space = false;
        for (int letter :
                Normalizer.normalize(text, Normalizer.Form.NFC).codePoints().toArray()) {
            if (Character.isWhitespace(letter) || Character.isSpaceChar(letter)) {
                space = count > 0;
            } else if (!disturbs(letter) && count + (space ? 2 : 1) <= letters) {
                kept.append(space ? " " : "").appendCodePoint(letter);
                count += space ? 2 : 1;
                space = false;
            }
        }
        return kept.toString();
    }

    private static boolean disturbs(int letter) {
        return switch (Character.getType(letter)) {
            case Character.CONTROL, Character.SURROGATE, Character.UNASSIGNED, Character.PRIVATE_USE -> true;
            case Character.FORMAT -> letter != 0x200d && letter != 0x200c; // These two join letters and pictures.
            default -> false;
        };
    }

    private static String decoded(byte[] utf8) throws MalformedException {
        try {
            return StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(utf8))
                    .toString();
        } catch (CharacterCodingException e) {
            throw new MalformedException("a text that is no UTF-8");
        }
    }
}
