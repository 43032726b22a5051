package chat.warren.node.file.disk;

import chat.warren.crypto.wire.MalformedException;
import chat.warren.node.file.tree.Content;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Where in a content its files lie. Each begins with a block of its own, so that no block belongs to two; what is left
 * of a file's last block is zeros.
 *
 * @param manifestBlocks before the first file
 */
public record Layout(List<Part> parts, int manifestBlocks) {
    /**
     * A file of a content.
     *
     * @param path below the folder that the content is; only a name for a single file
     */
    public record Part(List<String> path, long bytes, int firstBlock) {
        public Part {
            path = List.copyOf(path);
        }

        int blocks() {
            return (int) ((bytes + Content.BLOCK_BYTES - 1) / Content.BLOCK_BYTES);
        }

        int endBlock() {
            return firstBlock + blocks();
        }
    }

    public Layout {
        parts = List.copyOf(parts);
    }

    static Layout ofFile(String name, long bytes) {
        return new Layout(List.of(new Part(List.of(name), bytes, 0)), 0);
    }

    /** As the manifest of a folder of our own says; nothing is renamed. */
    static Layout ofFolder(Manifest manifest, int manifestBytes) throws MalformedException {
        int manifestBlocks = (manifestBytes + Content.BLOCK_BYTES - 1) / Content.BLOCK_BYTES;
        List<Part> parts = new ArrayList<>();
        long block = manifestBlocks;
        for (Manifest.Entry entry : manifest.entries()) {
            Part part = new Part(entry.path(), entry.bytes(), (int) block);
            parts.add(part);
            block += part.blocks();
            if (block * Content.BLOCK_BYTES > Content.MAX_BYTES) {
                throw new MalformedException("a folder larger than any content");
            }
        }
        return new Layout(parts, manifestBlocks);
    }

    /** The same with names that do no harm, and no two of them for one place. */
    Layout safe() {
        Map<List<String>, List<String>> named = new HashMap<>();
        Taken taken = new Taken(new HashSet<>(), new HashMap<>());
        List<Part> safe = new ArrayList<>();
        for (Part part : parts) {
            List<String> path = List.of();
            for (int depth = 1; depth < part.path.size(); depth++) {
                List<String> parent = path;
                String name = part.path.get(depth - 1);
                path = named.computeIfAbsent(part.path.subList(0, depth), folder -> free(parent, name, taken));
            }
            safe.add(new Part(free(path, part.path.getLast(), taken), part.bytes, part.firstBlock));
        }
        return new Layout(safe, manifestBlocks);
    }

    /**
     * The places that are given away.
     *
     * @param numbered the number that was last tried for each: a hundred thousand of one name are counted once
     */
    private record Taken(Set<String> places, Map<String, Integer> numbered) {
        boolean isNew(String place) {
            return places.add(SafeName.folded(place));
        }
    }

    private static List<String> free(List<String> parent, String given, Taken taken) {
        List<String> path = new ArrayList<>(parent);
        String name = SafeName.of(given);
        path.add(name);
        String first = SafeName.folded(String.join("/", path));
        while (!taken.isNew(String.join("/", path))) {
            int number = taken.numbered.merge(first, 2, (last, one) -> last + 1);
            path.set(path.size() - 1, SafeName.numbered(name, number));
        }
        return List.copyOf(path);
    }

    /** Of the whole content: full blocks, and what the last file has of its last one. */
    long bytes(int manifestBytes) {
        Part last = null;
        for (Part part : parts) {
            if (part.bytes > 0) {
                last = part;
            }
        }
        return last == null ? manifestBytes : (long) last.firstBlock * Content.BLOCK_BYTES + last.bytes;
    }

    /** Which file a block belongs to. Not for blocks of the manifest. */
    Part at(int block) {
        int low = 0;
        int high = parts.size() - 1;
        while (low < high) {
            int middle = (low + high) >>> 1;
            if (parts.get(middle).endBlock() <= block) {
                low = middle + 1;
            } else {
                high = middle;
            }
        }
        Part part = parts.get(low);
        if (block < part.firstBlock || block >= part.endBlock()) {
            throw new IllegalArgumentException("no file has block " + block);
        }
        return part;
    }
}
