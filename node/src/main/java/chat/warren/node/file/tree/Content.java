package chat.warren.node.file.tree;

import chat.warren.crypto.primitive.Bytes;
import chat.warren.crypto.primitive.Hashes;
import chat.warren.crypto.wire.ByteReader;
import chat.warren.crypto.wire.ByteWriter;
import chat.warren.crypto.wire.MalformedException;
import chat.warren.storage.row.Octets;

/**
 * What a file or a folder is, whatever it is called:
 *
 * <pre>
 * | bytes i64 | manifest bytes u32 | root of the tree 32 |
 * </pre>
 *
 * @param bytes of the whole, the manifest included
 * @param manifestBytes how much of the beginning is a folder's list of files; 0 for a single file
 */
public record Content(long bytes, int manifestBytes, Octets root) {
    public static final int ENCODED_BYTES = Long.BYTES + Integer.BYTES + HashTree.HASH_BYTES;
    /**
     * Small enough to be proved and asked for alone, and for a call's datagrams not to wait for long; large enough for
     * its proof, at most 28 hashes, to be 1 % of it.
     */
    public static final int BLOCK_BYTES = 64 << 10;
    /** Sixteen terabytes, and block numbers fit into an int. */
    public static final long MAX_BYTES = 1L << 44;
    /** Some 100,000 files with long names. */
    public static final int MAX_MANIFEST_BYTES = 16 << 20;

    public Content {
        if (bytes < 0 || bytes > MAX_BYTES) {
            throw new IllegalArgumentException("no content has " + bytes + " bytes");
        }
        if (manifestBytes < 0 || manifestBytes > Math.min(bytes, MAX_MANIFEST_BYTES)) {
            throw new IllegalArgumentException("a manifest of " + manifestBytes + " bytes");
        }
    }

    public static Content parse(ByteReader in) throws MalformedException {
        long bytes = in.i64();
        long manifest = in.u32();
        if (bytes < 0 || bytes > MAX_BYTES || manifest > Math.min(bytes, MAX_MANIFEST_BYTES)) {
            throw new MalformedException("a content of no possible size");
        }
        return new Content(bytes, (int) manifest, Octets.of(in.bytes(HashTree.HASH_BYTES)));
    }

    public byte[] encoded() {
        return new ByteWriter()
                .i64(bytes)
                .u32(manifestBytes)
                .bytes(root.toArray())
                .toArray();
    }

    /** Its name on the wire and in the profile. The sizes are in it, so nobody can lie about them. */
    public ContentId id() {
        return new ContentId(Octets.of(Hashes.sha256(Bytes.label("warren/content1"), encoded())));
    }

    public int blocks() {
        return (int) ((bytes + BLOCK_BYTES - 1) / BLOCK_BYTES);
    }

    /** How long a block is: all are full but the last. */
    public int bytesOf(int block) {
        return (int) Math.min(BLOCK_BYTES, bytes - (long) block * BLOCK_BYTES);
    }

    public boolean isFolder() {
        return manifestBytes > 0;
    }

    /** How many blocks at the beginning hold a folder's manifest, and nothing else. */
    public int manifestBlocks() {
        return (manifestBytes + BLOCK_BYTES - 1) / BLOCK_BYTES;
    }
}
