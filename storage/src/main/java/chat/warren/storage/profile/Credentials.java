package chat.warren.storage.profile;

import chat.warren.crypto.primitive.Bytes;
import chat.warren.crypto.primitive.Secret;
import java.util.Optional;

/** What opens a profile: the passphrase, and a second share where the profile has one. Closing wipes both. */
public final class Credentials implements AutoCloseable {
    private final byte[] passphraseUtf8;
    private final Optional<Secret> share;

    private Credentials(byte[] passphraseUtf8, Optional<Secret> share) {
        this.passphraseUtf8 = passphraseUtf8;
        this.share = share;
    }

    /** Takes the passphrase over: UTF-8, as the vault's {@code Passphrase} makes it of what was typed. */
    public static Credentials of(byte[] passphraseUtf8) {
        return new Credentials(passphraseUtf8, Optional.empty());
    }

    /** Takes both over. */
    public static Credentials of(byte[] passphraseUtf8, Secret share) {
        return new Credentials(passphraseUtf8, Optional.of(share));
    }

    byte[] passphrase() {
        return passphraseUtf8;
    }

    Optional<Secret> share() {
        return share;
    }

    @Override
    public void close() {
        Bytes.wipe(passphraseUtf8);
        share.ifPresent(Secret::close);
    }

    @Override
    public String toString() {
        return "(credentials)";
    }
}
