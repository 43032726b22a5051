package chat.warren.crypto.vault;

import chat.warren.crypto.primitive.Aead;
import chat.warren.crypto.primitive.Bytes;
import chat.warren.crypto.primitive.Hashes;
import chat.warren.crypto.wire.ByteReader;
import chat.warren.crypto.wire.ByteWriter;
import chat.warren.crypto.wire.ForgedException;
import chat.warren.crypto.wire.MalformedException;
import java.util.Arrays;
import java.util.random.RandomGenerator;

/**
 * The 192 bytes of a vault:
 *
 * <pre>
 * 0            8         9       10      11       12           16     48           108           168        192
 * | "WRNVAULT" | version | flags | lanes | passes | memory KiB | salt | usual slot | duress slot | checksum |
 * |            | u8 = 1  | u8    | u8    | u8     | u32        | 32   | 60         | 60          | 24       |
 * </pre>
 *
 * Flag 1: a second share is needed. A slot is {@code nonce(12) ‖ AES-256-GCM(key(32)) with its tag}, or 60 random
 * bytes. The first 48 bytes are the associated data of both slots. The checksum, the first bytes of
 * SHA-256("warren/vaultfile1" ‖ all before), tells a damaged file from a wrong passphrase. It holds no key, so it
 * promises nothing against somebody who writes the file: what such a person changes shows as a wrong passphrase.
 *
 * <p>Every later version keeps the place of name, version and (as the last 24 bytes) checksum, so that older programs
 * can tell "newer" from "damaged".
 */
final class VaultFile {
    static final int BYTES = 192;
    static final int HEADER_BYTES = 48;
    static final int SLOT_BYTES = Aead.NONCE_BYTES + Aead.KEY_BYTES + Aead.TAG_BYTES;
    static final int CHECKSUM_BYTES = 24;

    /** What later versions may need; beyond it a file is no vault, whatever it says. */
    private static final int MAX_BYTES = 4096;

    private static final int SALT_BYTES = 32;
    private static final int VERSION = 1;
    private static final int NEEDS_SHARE = 1;
    private static final byte[] NAME = Bytes.label("WRNVAULT");

    private final PassphraseWork work;
    private final boolean needsShare;
    private final byte[] salt;
    private final byte[][] slots;

    private VaultFile(PassphraseWork work, boolean needsShare, byte[] salt, byte[][] slots) {
        this.work = work;
        this.needsShare = needsShare;
        this.salt = salt;
        this.slots = slots;
    }

    /** A vault that nothing opens yet. */
    static VaultFile empty(RandomGenerator random, PassphraseWork work, boolean needsShare) {
        if (!work.isAllowed()) {
            throw new IllegalArgumentException(work + " is outside of what a vault may ask for");
        }
        byte[][] slots = {Bytes.random(random, SLOT_BYTES), Bytes.random(random, SLOT_BYTES)};
        return new VaultFile(work, needsShare, Bytes.random(random, SALT_BYTES), slots);
    }

    static VaultFile parse(byte[] bytes) throws MalformedException {
        if (bytes.length > MAX_BYTES || bytes.length < NAME.length + 1 + CHECKSUM_BYTES) {
            throw new MalformedException("a vault has " + BYTES + " bytes");
        }
        byte[] body = Arrays.copyOf(bytes, bytes.length - CHECKSUM_BYTES);
        if (!Arrays.equals(body, 0, NAME.length, NAME, 0, NAME.length)) {
            throw new MalformedException("not a vault");
        }
        if (!Arrays.equals(checksum(body), Arrays.copyOfRange(bytes, body.length, bytes.length))) {
            throw new ForgedException("the vault is damaged");
        }
        ByteReader reader = new ByteReader(body);
        reader.bytes(NAME.length);
        int version = reader.u8();
        if (version > VERSION) {
            throw new NewerVersionException(version);
        }
        if (version != VERSION) {
            throw new MalformedException("no vault ever had version " + version);
        }
        return parse(reader);
    }

    private static VaultFile parse(ByteReader reader) throws MalformedException {
        int flags = reader.u8();
        PassphraseWork work = parseWork(reader);
        byte[] salt = reader.bytes(SALT_BYTES);
        byte[][] slots = {reader.bytes(SLOT_BYTES), reader.bytes(SLOT_BYTES)};
        reader.end();
        if ((flags & ~NEEDS_SHARE) != 0) {
            throw new MalformedException("a vault with flags that mean nothing");
        }
        return new VaultFile(work, flags == NEEDS_SHARE, salt, slots);
    }

    private static PassphraseWork parseWork(ByteReader reader) throws MalformedException {
        int lanes = reader.u8();
        int passes = reader.u8();
        long memoryKib = reader.u32();
        if (lanes < 1 || passes < 1 || memoryKib > PassphraseWork.CEILING.memoryKib() || memoryKib < 8L * lanes) {
            throw new MalformedException("a vault with impossible passphrase work");
        }
        PassphraseWork work = new PassphraseWork((int) memoryKib, passes, lanes);
        if (!work.isAllowed()) {
            throw new MalformedException("a vault whose passphrase work is too little or too much");
        }
        return work;
    }

    byte[] encode() {
        byte[] body = Bytes.concat(header(), slots[0], slots[1]);
        return Bytes.concat(body, checksum(body));
    }

    byte[] header() {
        return new ByteWriter()
                .bytes(NAME)
                .u8(VERSION)
                .u8(needsShare ? NEEDS_SHARE : 0)
                .u8(work.lanes())
                .u8(work.passes())
                .u32(work.memoryKib())
                .bytes(salt)
                .toArray();
    }

    static byte[] checksum(byte[] body) {
        return Arrays.copyOf(Hashes.sha256(Bytes.label("warren/vaultfile1"), body), CHECKSUM_BYTES);
    }

    VaultFile with(Slot slot, byte[] wrapped) {
        byte[][] changed = slots.clone();
        changed[slot.place()] = Bytes.exactly(SLOT_BYTES, wrapped);
        return new VaultFile(work, needsShare, salt, changed);
    }

    byte[] slot(Slot slot) {
        return slots[slot.place()].clone();
    }

    PassphraseWork work() {
        return work;
    }

    boolean needsShare() {
        return needsShare;
    }

    byte[] salt() {
        return salt.clone();
    }
}
