package chat.warren.node.file.disk;

import chat.warren.crypto.wire.ByteReader;
import chat.warren.crypto.wire.ByteWriter;
import chat.warren.crypto.wire.MalformedException;
import chat.warren.node.file.tree.Content;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/**
 * What a folder holds:
 *
 * <pre>
 * | version u8 = 1 | files u32 | depth u8 | names, each with its length u16 | bytes i64 | … |
 * </pre>
 *
 * Folders without files are left out, and so is everything about a file but its name: no owner, no time, no permission.
 */
public record Manifest(List<Entry> entries) {
    private static final int VERSION = 1;
    static final int MAX_FILES = 100_000;
    /** Deeper than source trees go, and no path gets too long for Windows by it alone. */
    static final int MAX_DEPTH = 32;

    private static final int MAX_NAME_BYTES = 1024;

    /** Depth, the length of a name, and a length: what a file takes in the list at least. */
    private static final int LEAST_ENTRY_BYTES = 1 + Short.BYTES + Long.BYTES;

    /** One file. */
    public record Entry(List<String> path, long bytes) {
        public Entry {
            path = List.copyOf(path);
        }
    }

    public Manifest {
        entries = List.copyOf(entries);
    }

    /** So many files a list of this length may have, and no more. */
    public static int mostFiles(int manifestBytes) {
        return Math.min(MAX_FILES, manifestBytes / LEAST_ENTRY_BYTES);
    }

    public byte[] encoded() {
        ByteWriter out = new ByteWriter().u8(VERSION).u32(entries.size());
        for (Entry entry : entries) {
            out.u8(entry.path.size());
            entry.path.forEach(name -> out.block16(name.getBytes(StandardCharsets.UTF_8)));
            out.i64(entry.bytes);
        }
        return out.toArray();
    }

    public static Manifest parse(byte[] bytes) throws MalformedException {
        ByteReader in = new ByteReader(bytes);
        if (in.u8() != VERSION) {
            throw new MalformedException("a manifest of a version that we do not know");
        }
        long files = in.u32();
        if (files > MAX_FILES) {
            throw new MalformedException("more files than a folder may have");
        }
        List<Entry> entries = new ArrayList<>();
        for (long i = 0; i < files; i++) {
            int depth = in.u8();
            if (depth < 1 || depth > MAX_DEPTH) {
                throw new MalformedException("a file that lies too deep");
            }
            List<String> path = new ArrayList<>(depth);
            for (int level = 0; level < depth; level++) {
                path.add(new String(in.block16(MAX_NAME_BYTES), StandardCharsets.UTF_8));
            }
            long length = in.i64();
            if (length < 0 || length > Content.MAX_BYTES) {
                throw new MalformedException("a file of no possible size");
            }
            entries.add(new Entry(path, length));
        }
        in.end();
        return new Manifest(entries);
    }
}
