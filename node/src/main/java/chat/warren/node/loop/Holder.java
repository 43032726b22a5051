package chat.warren.node.loop;

import chat.warren.storage.owner.OwnerOnly;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Which process has a profile open, so that people find it. Only a hint: what was left by a process that was killed is
 * believed by nobody, because its lock is gone.
 */
public final class Holder {
    private static final String NAME = "lock.holder";
    /** No system's process numbers are longer. */
    private static final Pattern NUMBER = Pattern.compile("\\d{1,18}");

    private static final int MAX_BYTES = 32;

    private Holder() {}

    static void write(Path folder) throws IOException {
        Path file = folder.resolve(NAME);
        OwnerOnly.makeFile(file);
        Files.writeString(file, Long.toString(ProcessHandle.current().pid()));
    }

    static void erase(Path folder) throws IOException {
        Files.deleteIfExists(folder.resolve(NAME));
    }

    /** The number of the process, if it left one. */
    public static Optional<Long> of(Path folder) {
        try (InputStream in = Files.newInputStream(folder.resolve(NAME))) {
            String text = new String(in.readNBytes(MAX_BYTES), StandardCharsets.US_ASCII);
            return NUMBER.matcher(text).matches() ? Optional.of(Long.valueOf(text)) : Optional.empty();
        } catch (IOException nobodySaid) {
            return Optional.empty();
        }
    }
}
