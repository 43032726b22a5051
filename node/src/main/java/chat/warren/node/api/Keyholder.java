package chat.warren.node.api;

import chat.warren.crypto.wire.MalformedException;
import chat.warren.node.profile.Keys;
import chat.warren.storage.profile.Credentials;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;

/** Credentials from what people have, or a sentence about what they do not have. */
final class Keyholder {
    private Keyholder() {}

    static Credentials credentials(char[] passphrase, Optional<Path> keyFile) throws ProfileException {
        try {
            return Keys.of(passphrase, keyFile);
        } catch (MalformedException e) {
            throw Failures.notUnderstood(
                    "This cannot be a key (" + e.getMessage() + "); nothing was changed: try again.", e);
        } catch (IOException e) {
            throw Failures.notUnderstood(
                    "The key file " + keyFile.map(Path::toString).orElse("")
                            + " could not be read; nothing was changed: is its medium in place?",
                    e);
        }
    }
}
