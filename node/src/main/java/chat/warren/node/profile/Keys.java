package chat.warren.node.profile;

import chat.warren.crypto.primitive.Bytes;
import chat.warren.crypto.primitive.Hashes;
import chat.warren.crypto.primitive.Secret;
import chat.warren.crypto.vault.Passphrase;
import chat.warren.crypto.wire.MalformedException;
import chat.warren.storage.owner.OwnerOnly;
import chat.warren.storage.profile.Credentials;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Optional;
import java.util.random.RandomGenerator;

/** What opens a profile, from what people have: a passphrase as typed, and a key file if they use one. */
public final class Keys {
    /** What we make: as strong as any key here. */
    private static final int KEY_FILE_BYTES = 32;
    /** Anything may serve as a key file, a picture as well, but not half a disk. */
    private static final int MAX_KEY_FILE_BYTES = 16 << 20;

    private Keys() {}

    /** The typed characters stay the caller's to wipe; the credentials are closed by whoever gets them. */
    public static Credentials of(char[] typed, Optional<Path> keyFile) throws MalformedException, IOException {
        byte[] passphrase = Passphrase.utf8(typed);
        if (passphrase.length == 0) {
            throw new MalformedException("the passphrase is empty");
        }
        return keyFile.isEmpty() ? Credentials.of(passphrase) : Credentials.of(passphrase, share(keyFile.get()));
    }

    private static Secret share(Path keyFile) throws MalformedException, IOException {
        long size = Files.size(keyFile);
        if (size < KEY_FILE_BYTES || size > MAX_KEY_FILE_BYTES) {
            throw new MalformedException(
                    "a key file has between " + KEY_FILE_BYTES + " bytes and " + (MAX_KEY_FILE_BYTES >> 20) + " MiB");
        }
        byte[] content = Files.readAllBytes(keyFile);
        Secret share = Secret.owning(Hashes.sha256(Bytes.label("warren/keyfile1"), content));
        Bytes.wipe(content);
        return share;
    }

    /** Makes a key file that only its owner may read, unless there is one. */
    public static void makeKeyFile(Path keyFile, RandomGenerator random) throws IOException {
        if (Files.exists(keyFile)) {
            return; // The user chose a file of their own, or one that other profiles use as well.
        }
        byte[] key = Bytes.random(random, KEY_FILE_BYTES);
        try {
            OwnerOnly.makeFile(keyFile);
            // It must be there after a power cut, because the profile will be.
            Files.write(keyFile, key, StandardOpenOption.WRITE, StandardOpenOption.SYNC);
        } finally {
            Bytes.wipe(key);
        }
    }
}
