package chat.warren.storage.profile;

import chat.warren.crypto.vault.NewerVersionException;
import chat.warren.crypto.vault.Vault;
import chat.warren.crypto.vault.WrongPassphraseException;
import chat.warren.crypto.wire.MalformedException;
import chat.warren.storage.DamagedProfileException;
import chat.warren.storage.NewerProfileException;
import chat.warren.storage.StorageException;

/** Opens vaults and tells people what is wrong when one does not open. */
final class VaultDoor {
    private VaultDoor() {}

    static Vault open(byte[] encoded, Credentials credentials) throws StorageException {
        try {
            return Vault.open(encoded, credentials.passphrase(), credentials.share());
        } catch (WrongPassphraseException e) {
            throw new chat.warren.storage.WrongPassphraseException(
                    "This passphrase does not open the profile (" + e.getMessage() + "); try again.", e);
        } catch (MalformedException e) {
            throw explained(e);
        }
    }

    static StorageException explained(MalformedException e) {
        if (e instanceof NewerVersionException) {
            return new NewerProfileException(
                    "This was made by a newer version of Warren (" + e.getMessage()
                            + "); nothing was changed: install the newer version.",
                    e);
        }
        return new DamagedProfileException(
                "The vault file, which holds the key, is damaged (" + e.getMessage()
                        + "); nothing was changed: restore a backup.",
                e);
    }
}
