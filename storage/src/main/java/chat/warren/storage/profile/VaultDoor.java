package chat.warren.storage.profile;

import chat.warren.crypto.vault.NewerVersionException;
import chat.warren.crypto.vault.Vault;
import chat.warren.crypto.vault.WrongPassphraseException;
import chat.warren.crypto.wire.MalformedException;
import chat.warren.storage.DamagedProfileException;
import chat.warren.storage.NewerProfileException;
import chat.warren.storage.StorageException;

/** Opens vaults and tells people what is wrong when one does not open. */
enum VaultDoor {
    PROFILE("profile", "The vault file, which holds the key, is damaged", "restore a backup"),
    BACKUP("backup", "This file is no backup of Warren's, or its beginning is damaged", "use another copy of it");

    private static final int MIB = 1 << 20;
    /** What the program itself takes beside Argon2; a database's cache is not on the heap. */
    private static final long BESIDE_BYTES = 24L * MIB;

    private final String name;
    private final String whenDamaged;
    private final String advice;

    VaultDoor(String name, String whenDamaged, String advice) {
        this.name = name;
        this.whenDamaged = whenDamaged;
        this.advice = advice;
    }

    Vault open(byte[] encoded, Credentials credentials) throws StorageException {
        try {
            checkShare(Vault.needsShare(encoded), credentials.share().isPresent());
            checkMemory(Vault.work(encoded).memoryBytes(), Runtime.getRuntime().maxMemory());
            return Vault.open(encoded, credentials.passphrase(), credentials.share());
        } catch (WrongPassphraseException e) {
            String what = credentials.share().isPresent() ? "passphrase with this key file" : "passphrase";
            throw new chat.warren.storage.WrongPassphraseException(
                    "This " + what + " does not open the " + name + "; nothing was changed: try again.", e);
        } catch (MalformedException e) {
            throw explained(e);
        }
    }

    private void checkShare(boolean needed, boolean given) throws StorageException {
        if (needed && !given) {
            throw new chat.warren.storage.WrongPassphraseException(
                    "This " + name + " opens only with its key file as well; nothing was changed: name the key file.");
        }
        if (given && !needed) {
            throw new chat.warren.storage.WrongPassphraseException(
                    "This " + name
                            + " has no key file and opens with the passphrase alone; nothing was changed: leave the key file out.");
        }
    }

    /** Argon2 takes its memory from the heap, and running out of that would end the program without a word. */
    private void checkMemory(long needed, long allowed) throws StorageException {
        if (needed + BESIDE_BYTES > allowed) {
            throw new StorageException("Opening this " + name + " takes " + needed / MIB
                    + " MiB of memory and Java may use " + allowed / MIB
                    + "; nothing was changed: set JAVA_TOOL_OPTIONS=-Xmx" + 2 * needed / MIB
                    + "m, or open it on a larger machine.");
        }
    }

    StorageException explained(MalformedException e) {
        if (e instanceof NewerVersionException) {
            return new NewerProfileException(
                    "This " + name
                            + " was made by a newer version of Warren; nothing was changed: install the newer version.",
                    e);
        }
        return new DamagedProfileException(
                whenDamaged + " (" + e.getMessage() + "); nothing was changed: " + advice + ".", e);
    }
}
