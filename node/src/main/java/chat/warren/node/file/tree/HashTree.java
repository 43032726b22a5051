package chat.warren.node.file.tree;

import chat.warren.crypto.primitive.Bytes;
import chat.warren.crypto.primitive.Hashes;
import chat.warren.crypto.wire.MalformedException;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * The Merkle tree of RFC 9162 (2.1) over blocks, with SHA-256: leaf {@code H(0 ‖ block)}, node {@code H(1 ‖ left ‖
 * right)}; a node without a sibling goes up as it is.
 *
 * <p>SHA-256 and not BLAKE3, because processors have instructions for it and the JDK uses them: ten times the speed of
 * the BLAKE3 there is in Java (SECURITY.md §6).
 *
 * <p>Of a large file only the upper levels are kept, 65,536 nodes wide at most; what is below is found again by reading
 * the file's part once more.
 */
public final class HashTree {
    public static final int HASH_BYTES = 32;
    /** Four megabytes of hashes, and everything up to four gigabytes of file is kept whole. */
    private static final int WIDEST_LEVEL = 1 << 16;

    private final int blocks;
    private final int lowest;
    private final List<byte[][]> levels;
    private int branchNumber = -1;
    private byte[][] branch = {};
    private boolean branchStands = true; // Whether what was found again is what was there.

    /** Reads a block of the content that the tree is of. */
    @FunctionalInterface
    public interface Blocks {
        byte[] read(int block) throws IOException;
    }

    private HashTree(int blocks, int lowest, List<byte[][]> levels) {
        this.blocks = blocks;
        this.lowest = lowest;
        this.levels = levels;
    }

    /** Reads everything once. */
    public static HashTree of(int blocks, Blocks source) throws IOException {
        return of(blocks, source, WIDEST_LEVEL);
    }

    static HashTree of(int blocks, Blocks source, int widest) throws IOException {
        int lowest = 0;
        while (widthAt(lowest, blocks) > widest) {
            lowest++;
        }
        byte[][] level = new byte[widthAt(lowest, blocks)][];
        for (int node = 0; node < level.length; node++) {
            level[node] = root(leaves(node, lowest, blocks, source));
        }
        List<byte[][]> levels = new ArrayList<>();
        levels.add(level);
        while (level.length > 1) {
            level = above(level);
            levels.add(level);
        }
        return new HashTree(blocks, lowest, levels);
    }

    /** Of an empty content it is the hash of nothing, as in the RFC. */
    public byte[] root() {
        byte[][] top = levels.getLast();
        return top.length == 0 ? Hashes.sha256() : top[0].clone();
    }

    /** The siblings on the way from a block to the root, lowest first. */
    public List<byte[]> proof(int block, Blocks source) throws IOException {
        List<byte[]> siblings = new ArrayList<>();
        int group = block >> lowest;
        int within = block - (group << lowest);
        byte[][] level = leavesOf(group, source);
        while (lowest > 0 && level.length > 1) {
            addSibling(level, within, siblings);
            level = above(level);
            within >>= 1;
        }
        int node = group;
        for (byte[][] each : levels) {
            addSibling(each, node, siblings);
            node >>= 1;
        }
        return siblings;
    }

    /** Whether this is the block that the tree was made over. */
    public boolean holds(int block, byte[] bytes, Blocks source) throws IOException {
        int group = block >> lowest;
        byte[][] leaves = leavesOf(group, source);
        return branchStands && Arrays.equals(leaf(bytes), leaves[lowest > 0 ? block - (group << lowest) : block]);
    }

    /** The hashes of a group's blocks; of all, if all are kept. */
    private byte[][] leavesOf(int group, Blocks source) throws IOException {
        if (lowest == 0) {
            return levels.getFirst();
        }
        if (branchNumber != group) {
            branch = leaves(group, lowest, blocks, source);
            branchNumber = group;
            branchStands = Arrays.equals(root(branch), levels.getFirst()[group]);
        }
        return branch;
    }

    private static void addSibling(byte[][] level, int node, List<byte[]> siblings) {
        int sibling = node ^ 1;
        if (sibling < level.length) {
            siblings.add(level[sibling]);
        }
    }

    private static byte[][] leaves(int group, int height, int blocks, Blocks source) throws IOException {
        int first = group << height;
        byte[][] leaves = new byte[Math.min(1 << height, blocks - first)][];
        for (int i = 0; i < leaves.length; i++) {
            leaves[i] = leaf(source.read(first + i));
        }
        return leaves;
    }

    private static byte[] root(byte[][] leaves) {
        byte[][] level = leaves;
        while (level.length > 1) {
            level = above(level);
        }
        return level[0];
    }

    private static byte[][] above(byte[][] level) {
        byte[][] above = new byte[(level.length + 1) / 2][];
        for (int i = 0; i < above.length; i++) {
            above[i] = 2 * i + 1 < level.length ? node(level[2 * i], level[2 * i + 1]) : level[2 * i];
        }
        return above;
    }

    private static int widthAt(int height, int blocks) {
        return (int) ((blocks + (1L << height) - 1) >> height);
    }

    /** Throws unless the block is in the content at that place. */
    public static void check(Content content, int block, byte[] bytes, List<byte[]> proof) throws MalformedException {
        if (!fits(content, block, bytes, proof)) {
            throw new MalformedException("a block that is not of this content");
        }
    }

    /** Whether the block is in the content at that place. */
    public static boolean fits(Content content, int block, byte[] bytes, List<byte[]> proof) {
        if (block < 0 || block >= content.blocks() || bytes.length != content.bytesOf(block)) {
            return false;
        }
        byte[] hash = leaf(bytes);
        int node = block;
        int used = 0;
        for (int width = content.blocks(); width > 1; width = (width + 1) / 2) {
            boolean alone = node == width - 1 && node % 2 == 0;
            if (!alone) {
                if (used == proof.size()) {
                    return false;
                }
                byte[] sibling = proof.get(used++);
                hash = node % 2 == 0 ? node(hash, sibling) : node(sibling, hash);
            }
            node >>= 1;
        }
        return used == proof.size() && Bytes.equal(hash, content.root().toArray());
    }

    static byte[] leaf(byte[] block) {
        return Hashes.sha256(new byte[] {0}, block);
    }

    private static byte[] node(byte[] left, byte[] right) {
        return Hashes.sha256(new byte[] {1}, left, right);
    }
}
