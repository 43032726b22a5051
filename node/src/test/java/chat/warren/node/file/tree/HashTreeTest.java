package chat.warren.node.file.tree;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import chat.warren.crypto.primitive.Bytes;
import chat.warren.crypto.primitive.Hashes;
import chat.warren.storage.row.Octets;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class HashTreeTest {
    private static final long SEED = 1;

    /** A content whose blocks are all the same but for their number. */
    private record Numbered(int blocks, int lastBytes) implements HashTree.Blocks {
        @Override
        public byte[] read(int block) {
            byte[] bytes = new byte[block == blocks - 1 ? lastBytes : Content.BLOCK_BYTES];
            bytes[0] = (byte) block;
            bytes[bytes.length - 1] ^= (byte) (block >> 8);
            return bytes;
        }

        Content content(HashTree tree) {
            long bytes = (long) (blocks - 1) * Content.BLOCK_BYTES + lastBytes;
            return new Content(bytes, 0, Octets.of(tree.root()));
        }
    }

    /** RFC 9162, 2.1.1, word for word. */
    private static byte[] definition(List<byte[]> blocks) {
        if (blocks.isEmpty()) {
            return Hashes.sha256();
        }
        if (blocks.size() == 1) {
            return Hashes.sha256(new byte[] {0}, blocks.getFirst());
        }
        int half = Integer.highestOneBit(blocks.size() - 1);
        return Hashes.sha256(
                new byte[] {1}, definition(blocks.subList(0, half)), definition(blocks.subList(half, blocks.size())));
    }

    @Test
    void isTheTreeOfTheRfc() throws IOException {
        for (int count = 0; count <= 20; count++) {
            Numbered source = new Numbered(count, 5);
            List<byte[]> blocks = new ArrayList<>();
            for (int i = 0; i < count; i++) {
                blocks.add(source.read(i));
            }
            assertArrayEquals(definition(blocks), HashTree.of(count, source).root(), count + " blocks");
        }
    }

    @Test
    void everyBlockIsProvedAndNoOtherInItsPlace() throws IOException {
        for (int count : new int[] {1, 2, 3, 5, 8, 13, 21}) {
            Numbered source = new Numbered(count, 5);
            HashTree tree = HashTree.of(count, source);
            Content content = source.content(tree);
            for (int block = 0; block < count; block++) {
                List<byte[]> proof = tree.proof(block, source);
                assertTrue(HashTree.fits(content, block, source.read(block), proof), block + " of " + count);
                assertFalse(HashTree.fits(content, (block + 1) % (count + 1), source.read(block), proof));
                assertFalse(HashTree.fits(content, -1, source.read(block), proof));
            }
        }
    }

    @Test
    void aChangedBitAShortBlockAndAWrongProofAreRefused() throws IOException {
        Numbered source = new Numbered(7, 100);
        HashTree tree = HashTree.of(7, source);
        Content content = source.content(tree);
        List<byte[]> proof = tree.proof(4, source);
        byte[] block = source.read(4);
        SplittableRandom random = new SplittableRandom(SEED);
        for (int i = 0; i < 50; i++) {
            byte[] changed = block.clone();
            changed[random.nextInt(changed.length)] ^= (byte) (1 << random.nextInt(8));
            assertFalse(HashTree.fits(content, 4, changed, proof));
        }
        assertFalse(HashTree.fits(content, 4, java.util.Arrays.copyOf(block, block.length - 1), proof));
        assertFalse(HashTree.fits(content, 4, block, proof.subList(0, proof.size() - 1)));
        assertFalse(HashTree.fits(content, 4, block, List.of(proof.get(0), proof.get(0), proof.get(2))));
        List<byte[]> more = new ArrayList<>(proof);
        more.add(new byte[HashTree.HASH_BYTES]);
        assertFalse(HashTree.fits(content, 4, block, more));
    }

    @Test
    void aTreeOfWhichOnlyTheTopIsKeptProvesTheSame() throws IOException {
        for (int count : new int[] {5, 16, 23, 64, 65}) {
            Numbered source = new Numbered(count, 9);
            HashTree whole = HashTree.of(count, source);
            HashTree top = HashTree.of(count, source, 4);
            assertArrayEquals(whole.root(), top.root());
            for (int block = count - 1; block >= 0; block--) {
                assertTrue(HashTree.fits(source.content(whole), block, source.read(block), top.proof(block, source)));
            }
        }
    }

    @Test
    void sizesAreInTheId() {
        Octets root = Octets.of(new byte[HashTree.HASH_BYTES]);
        ContentId id = new Content(70_000, 10, root).id();
        assertFalse(id.equals(new Content(70_001, 10, root).id()));
        assertFalse(id.equals(new Content(70_000, 11, root).id()));
        // Friends run older versions: if this changes, the protocol changed.
        assertArrayEquals(
                Hashes.sha256(
                        Bytes.label("warren/content1"),
                        HexFormat.of().parseHex("0000000000011170" + "0000000a"),
                        root.toArray()),
                id.hash().toArray());
    }
}
