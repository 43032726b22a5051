package chat.warren.node.api;

import java.nio.file.Path;
import java.time.Instant;
import java.util.List;

/**
 * What an open profile holds, at one moment.
 *
 * @param name what friends should call us
 * @param identity our public identity as text, to be given to anybody
 * @param words the same identity as words to read aloud
 * @param devices devices of this identity that are not revoked
 * @param deviceUntil until when this device's certificate is good
 */
public record ProfileView(
        Path folder,
        String name,
        String identity,
        List<String> words,
        int devices,
        Instant deviceUntil,
        long friends,
        long conversations,
        long messages) {
    public ProfileView {
        words = List.copyOf(words);
    }
}
