package chat.warren.node.api;

import java.nio.file.Path;
import java.util.Optional;

/**
 * A file or a folder to be sent. It stays where it is, and has to, until the friend has it.
 *
 * @param mediaType if the caller knows better than the file's name says
 * @param voiceMillis how long it lasts, if it is a voice message
 * @param preview a small picture or an outline in Base64, 8,192 bytes at most
 */
public record OutgoingFile(
        Path path, Optional<String> mediaType, Optional<Long> voiceMillis, Optional<String> preview) {
    public static OutgoingFile of(Path path) {
        return new OutgoingFile(path, Optional.empty(), Optional.empty(), Optional.empty());
    }
}
