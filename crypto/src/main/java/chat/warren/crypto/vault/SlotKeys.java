package chat.warren.crypto.vault;

import chat.warren.crypto.primitive.Aead;
import chat.warren.crypto.primitive.Bytes;
import chat.warren.crypto.primitive.Hkdf;
import chat.warren.crypto.primitive.Secret;
import chat.warren.crypto.wire.ForgedException;
import java.util.Arrays;
import java.util.Optional;
import java.util.random.RandomGenerator;

/**
 * The keys that one passphrase has to the two slots of a vault: {@code HKDF(argon ‖ share, "warren/vaultkey1/" ‖
 * slot)}.
 *
 * <p>Both slots have the same salt, so that Argon2 runs once whichever slot a passphrase opens: opening the duress slot
 * must not take twice the time of the other.
 */
final class SlotKeys implements AutoCloseable {
    private final byte[] header;
    private final byte[] root;

    SlotKeys(VaultFile file, byte[] passphrase, Optional<Secret> share) {
        this.header = file.header();
        byte[] argon = file.work().on(passphrase, file.salt());
        this.root = share.map(second -> second.use(bytes -> Bytes.concat(argon, bytes)))
                .orElseGet(argon::clone);
        Bytes.wipe(argon);
    }

    /** Nobody but an authenticated header, and the slot it was made for, opens what this seals. */
    byte[] wrap(Slot slot, Secret key, RandomGenerator random) {
        byte[] nonce = Bytes.random(random, Aead.NONCE_BYTES);
        byte[] wrapping = key(slot);
        try {
            return Bytes.concat(nonce, key.use(bytes -> Aead.seal(wrapping, nonce, header, bytes)));
        } finally {
            Bytes.wipe(wrapping);
        }
    }

    Optional<Secret> unwrap(Slot slot, VaultFile file) {
        byte[] wrapped = file.slot(slot);
        byte[] nonce = Arrays.copyOf(wrapped, Aead.NONCE_BYTES);
        byte[] wrapping = key(slot);
        try {
            byte[] sealed = Arrays.copyOfRange(wrapped, Aead.NONCE_BYTES, wrapped.length);
            return Optional.of(Secret.owning(Aead.open(wrapping, nonce, header, sealed)));
        } catch (ForgedException e) {
            return Optional.empty(); // Another passphrase, or a slot that is not in use.
        } finally {
            Bytes.wipe(wrapping);
        }
    }

    boolean opens(Slot slot, VaultFile file) {
        Optional<Secret> key = unwrap(slot, file);
        key.ifPresent(Secret::close);
        return key.isPresent();
    }

    private byte[] key(Slot slot) {
        return Hkdf.derive(root, "warren/vaultkey1/" + slot.place(), Aead.KEY_BYTES);
    }

    @Override
    public void close() {
        Bytes.wipe(root);
    }
}
