package chat.warren.crypto.vault;

import chat.warren.crypto.primitive.Aead;
import chat.warren.crypto.primitive.Bytes;
import chat.warren.crypto.primitive.Secret;
import chat.warren.crypto.wire.MalformedException;
import java.util.Optional;
import java.util.random.RandomGenerator;

/**
 * An open vault: the profile's key, and the bytes that keep it under a passphrase and, if wanted, a second share (a key
 * file, or a secret in the desktop's key store) which alone opens nothing.
 *
 * <p>A change gives a new vault with the same key, whose {@link #encoded()} is to be written in place of the old bytes.
 * The key does not change, so no data is rewritten, and a stolen copy of the old bytes still opens with the old
 * passphrase. The passphrases given stay the caller's to wipe.
 */
public final class Vault implements AutoCloseable {
    public static final int BYTES = VaultFile.BYTES;
    public static final int KEY_BYTES = Aead.KEY_BYTES;
    /** A second share has the strength of a key, or it is not worth carrying. */
    public static final int MIN_SHARE_BYTES = 16;
    /** 128 bits in hexadecimal; what is shorter is taken for something that people thought of. */
    public static final int MIN_KEY_BYTES = 32;

    private final VaultFile file;
    private final Slot slot;
    private final Secret key;
    private final Optional<Secret> share;

    private Vault(VaultFile file, Slot slot, Secret key, Optional<Secret> share) {
        this.file = file;
        this.slot = slot;
        this.key = key;
        this.share = share;
    }

    /** A new vault around a new key. */
    public static Vault create(
            RandomGenerator random, byte[] passphraseUtf8, Optional<Secret> share, PassphraseWork work) {
        return wrapped(random, passphraseUtf8, share, work, Secret.owning(Bytes.random(random, KEY_BYTES)));
    }

    private static Vault wrapped(
            RandomGenerator random, byte[] passphrase, Optional<Secret> share, PassphraseWork work, Secret key) {
        checkPassphrase(passphrase, work);
        if (share.isPresent() && share.get().length() < MIN_SHARE_BYTES) {
            throw new IllegalArgumentException("a second share has at least " + MIN_SHARE_BYTES + " bytes");
        }
        Optional<Secret> ownShare = share.map(Vault::copied);
        VaultFile file = VaultFile.empty(random, work, share.isPresent());
        try (SlotKeys keys = new SlotKeys(file, passphrase, ownShare)) {
            return new Vault(file.with(Slot.USUAL, keys.wrap(Slot.USUAL, key, random)), Slot.USUAL, key, ownShare);
        }
    }

    /**
     * Does the passphrase work and tries both slots, whichever opens.
     *
     * @throws NewerVersionException the vault is undamaged, but a newer program made it
     * @throws MalformedException the vault is damaged, or none
     */
    public static Vault open(byte[] encoded, byte[] passphraseUtf8, Optional<Secret> share)
            throws WrongPassphraseException, MalformedException {
        VaultFile file = VaultFile.parse(encoded);
        if (file.needsShare() != share.isPresent()) {
            throw new WrongPassphraseException(
                    file.needsShare()
                            ? "this vault opens only with its second share, the key file or the key store"
                            : "this vault has no second share: it opens with the passphrase alone");
        }
        try (SlotKeys keys = new SlotKeys(file, passphraseUtf8, share)) {
            Optional<Secret> usual = keys.unwrap(Slot.USUAL, file);
            Optional<Secret> duress = keys.unwrap(Slot.DURESS, file);
            Secret key = usual.or(() -> duress)
                    .orElseThrow(() -> new WrongPassphraseException("this passphrase does not open the vault"));
            return new Vault(file, usual.isPresent() ? Slot.USUAL : Slot.DURESS, key, share.map(Vault::copied));
        }
    }

    /** Whether a second share has to be asked for. */
    public static boolean needsShare(byte[] encoded) throws MalformedException {
        return VaultFile.parse(encoded).needsShare();
    }

    /** What opening will cost, in memory above all. */
    public static PassphraseWork work(byte[] encoded) throws MalformedException {
        return VaultFile.parse(encoded).work();
    }

    /** Whether a key opens it, and no passphrase yet. */
    public boolean isKeyed() {
        return file.work().equals(PassphraseWork.KEY);
    }

    /** The same key under a passphrase and its work, where a key opened it before. The second share stays. */
    public Vault protectedBy(RandomGenerator random, byte[] passphraseUtf8, PassphraseWork work) {
        return wrapped(random, passphraseUtf8, share, work, key);
    }

    /** Another passphrase for the slot that is open. The other slot keeps its own. */
    public Vault withPassphrase(RandomGenerator random, byte[] passphraseUtf8) throws PassphraseInUseException {
        return with(slot, key, passphraseUtf8, random);
    }

    /** A second passphrase, which opens a key of its own. It takes the place of an earlier one. */
    public Vault withDuress(RandomGenerator random, byte[] passphraseUtf8) throws PassphraseInUseException {
        if (slot == Slot.DURESS) {
            throw new IllegalStateException("the duress slot is the one that is open");
        }
        try (Secret decoy = Secret.owning(Bytes.random(random, KEY_BYTES))) {
            return with(Slot.DURESS, decoy, passphraseUtf8, random);
        }
    }

    /**
     * The other slot becomes random. For a vault opened with its usual passphrase this takes the duress passphrase
     * back; for one opened under duress it destroys the usual key, if no other copy of the file exists.
     */
    public Vault withoutOtherSlot(RandomGenerator random) {
        return new Vault(file.with(slot.other(), Bytes.random(random, VaultFile.SLOT_BYTES)), slot, key, share);
    }

    /**
     * The same key under another work, or with another second share or none. Both are properties of the whole file and
     * the other slot cannot be rewrapped without its passphrase: it becomes random, and a duress passphrase has to be
     * set anew.
     */
    public Vault rebuilt(
            RandomGenerator random, byte[] passphraseUtf8, Optional<Secret> newShare, PassphraseWork newWork) {
        return wrapped(random, passphraseUtf8, newShare, newWork, key);
    }

    private Vault with(Slot changed, Secret kept, byte[] passphrase, RandomGenerator random)
            throws PassphraseInUseException {
        checkPassphrase(passphrase, file.work());
        try (SlotKeys keys = new SlotKeys(file, passphrase, share)) {
            if (keys.opens(changed.other(), file)) {
                throw new PassphraseInUseException();
            }
            return new Vault(file.with(changed, keys.wrap(changed, kept, random)), slot, key, share);
        }
    }

    private static void checkPassphrase(byte[] passphrase, PassphraseWork work) {
        if (passphrase.length == 0) {
            throw new IllegalArgumentException("an empty passphrase protects nothing");
        }
        if (work.equals(PassphraseWork.KEY) && passphrase.length < MIN_KEY_BYTES) {
            throw new IllegalArgumentException("only a key is safe without work, and this is too short for one");
        }
    }

    private static Secret copied(Secret share) {
        return share.use(Secret::copyOf);
    }

    public byte[] encoded() {
        return file.encode();
    }

    /** Belongs to the vault, and to those made from it by a change: closing any of them wipes it. */
    public Secret key() {
        return key;
    }

    public Slot slot() {
        return slot;
    }

    public PassphraseWork work() {
        return file.work();
    }

    public boolean needsShare() {
        return file.needsShare();
    }

    @Override
    public void close() {
        key.close();
        share.ifPresent(Secret::close);
    }

    @Override
    public String toString() {
        return "open vault";
    }
}
