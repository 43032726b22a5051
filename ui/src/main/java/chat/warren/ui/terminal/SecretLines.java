package chat.warren.ui.terminal;

import chat.warren.node.api.ProfileException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Optional;

/** Reads secrets from a stream, a line each, and keeps no copy: a {@code BufferedReader} would. */
final class SecretLines {
    /** Nobody's passphrase is longer; a longer line is another file than the one that was meant. */
    private static final int MAX_BYTES = 4096;

    private final InputStream in;

    SecretLines(InputStream in) {
        this.in = in;
    }

    /** The next line without its end, for the caller to wipe; nothing when the stream has ended. */
    Optional<char[]> next() throws IOException, ProfileException {
        byte[] line = new byte[MAX_BYTES];
        int length = 0;
        try {
            int read = in.read();
            if (read < 0) {
                return Optional.empty();
            }
            while (read >= 0 && read != '\n') {
                if (length == MAX_BYTES) {
                    throw refused("a line of it is longer than " + MAX_BYTES + " bytes");
                }
                line[length++] = (byte) read;
                read = in.read();
            }
            if (length > 0 && line[length - 1] == '\r') {
                length--; // As Windows ends its lines.
            }
            return Optional.of(decoded(ByteBuffer.wrap(line, 0, length)));
        } finally {
            Arrays.fill(line, (byte) 0);
        }
    }

    private static char[] decoded(ByteBuffer utf8) throws ProfileException {
        CharBuffer letters = CharBuffer.allocate(utf8.remaining()); // UTF-8 never has more letters than bytes.
        try {
            var decoder = StandardCharsets.UTF_8.newDecoder();
            var result = decoder.decode(utf8, letters, true);
            if (result.isError()) {
                result.throwException();
            }
            return Arrays.copyOf(letters.array(), letters.position());
        } catch (CharacterCodingException e) {
            throw refused("it is not text in UTF-8");
        } finally {
            Arrays.fill(letters.array(), '\0');
        }
    }

    private static ProfileException refused(String why) {
        return new ProfileException(
                ProfileException.Reason.NOT_UNDERSTOOD,
                "What was given as passphrase cannot be one: " + why + "; nothing was changed.");
    }
}
