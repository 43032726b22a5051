package chat.warren.crypto.wire;

import java.util.Arrays;

/**
 * Base32 (RFC 4648, without padding): letters and digits that survive a phone line, a paper and any keyboard.
 *
 * <p>Reading forgives case, spaces and hyphens, which people and mail programs add, and nothing else: every text has
 * one meaning, and every value one text.
 */
public final class Base32 {
    private static final String ALPHABET = "abcdefghijklmnopqrstuvwxyz234567";
    private static final int BITS_PER_LETTER = 5;

    private Base32() {}

    public static String encode(byte[] bytes) {
        StringBuilder text = new StringBuilder((bytes.length * Byte.SIZE + BITS_PER_LETTER - 1) / BITS_PER_LETTER);
        int waiting = 0;
        int bits = 0;
        for (byte next : bytes) {
            waiting = (waiting << Byte.SIZE) | Byte.toUnsignedInt(next);
            bits += Byte.SIZE;
            while (bits >= BITS_PER_LETTER) {
                bits -= BITS_PER_LETTER;
                text.append(ALPHABET.charAt((waiting >>> bits) & 31));
            }
            waiting &= (1 << bits) - 1;
        }
        if (bits > 0) {
            text.append(ALPHABET.charAt((waiting << (BITS_PER_LETTER - bits)) & 31));
        }
        return text.toString();
    }

    /** The bytes of a text that stands for exactly so many. */
    public static byte[] decode(String text, int length) throws MalformedException {
        byte[] bytes = new byte[length];
        int at = 0;
        int waiting = 0;
        int bits = 0;
        for (int i = 0; i < text.length(); i++) {
            char letter = text.charAt(i);
            if (isDecoration(letter)) {
                continue;
            }
            waiting = (waiting << BITS_PER_LETTER) | value(letter);
            bits += BITS_PER_LETTER;
            if (bits >= Byte.SIZE) {
                bits -= Byte.SIZE;
                if (at == length) {
                    throw new MalformedException("the text is too long");
                }
                bytes[at++] = (byte) (waiting >>> bits);
                waiting &= (1 << bits) - 1;
            }
        }
        // A whole letter left over, or bits that encode() leaves zero: another spelling of the same bytes.
        if (at != length || bits >= BITS_PER_LETTER || waiting != 0) {
            Arrays.fill(bytes, (byte) 0);
            throw new MalformedException(at < length ? "the text is too short" : "the text does not end cleanly");
        }
        return bytes;
    }

    private static boolean isDecoration(char letter) {
        return letter == '-' || Character.isWhitespace(letter);
    }

    private static int value(char letter) throws MalformedException {
        if (letter >= 'a' && letter <= 'z') {
            return letter - 'a';
        }
        if (letter >= 'A' && letter <= 'Z') {
            return letter - 'A';
        }
        if (letter >= '2' && letter <= '7') {
            return letter - '2' + 26;
        }
        throw new MalformedException("only letters and the digits 2 to 7 belong here");
    }
}
