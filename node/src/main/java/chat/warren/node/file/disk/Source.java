package chat.warren.node.file.disk;

import chat.warren.crypto.wire.MalformedException;
import chat.warren.node.file.tree.Content;
import chat.warren.node.file.tree.HashTree;
import chat.warren.storage.row.Octets;
import java.io.Closeable;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * A file or folder of ours that others may read, block by block. It stays where it is; who changes it in between makes
 * it another content, and that is noticed.
 */
public final class Source implements HashTree.Blocks, Closeable {
    private final Path path;
    private final Layout layout;
    private final byte[] manifest;
    private final long bytes;
    private int openPart = -1;
    private @Nullable FileChannel channel;

    private Source(Path path, Layout layout, byte[] manifest) {
        this.path = path;
        this.layout = layout;
        this.manifest = manifest;
        this.bytes = layout.bytes(manifest.length);
    }

    /** Looks at what is there now, without reading it. Links that lead elsewhere are not followed. */
    public static Source of(Path path) throws IOException {
        if (Files.isDirectory(path, LinkOption.NOFOLLOW_LINKS)) {
            return ofFolder(path);
        }
        if (!Files.isRegularFile(path)) {
            throw new IOException(Files.exists(path) ? "it is neither a file nor a folder" : "it is not there");
        }
        return new Source(
                path, Layout.ofFile(SafeName.of(path.getFileName().toString()), Files.size(path)), new byte[0]);
    }

    private static Source ofFolder(Path folder) throws IOException {
        List<Manifest.Entry> entries = new ArrayList<>();
        try (Stream<Path> all = Files.walk(folder, Manifest.MAX_DEPTH)) {
            for (Path file : (Iterable<Path>) all.sorted()::iterator) {
                if (Files.isRegularFile(file, LinkOption.NOFOLLOW_LINKS)) {
                    List<String> names = new ArrayList<>();
                    folder.relativize(file).forEach(name -> names.add(name.toString()));
                    entries.add(new Manifest.Entry(names, Files.size(file)));
                }
                if (entries.size() > Manifest.MAX_FILES) {
                    throw new IOException(
                            "it has more than " + Manifest.MAX_FILES + " files, so pack it into one first");
                }
            }
        }
        byte[] manifest = new Manifest(entries).encoded();
        try {
            return new Source(folder, Layout.ofFolder(new Manifest(entries), manifest.length), manifest);
        } catch (MalformedException e) {
            throw new IOException("it is larger than anything that can be sent", e);
        }
    }

    public Path path() {
        return path;
    }

    public long bytes() {
        return bytes;
    }

    public int files() {
        return layout.parts().size();
    }

    /** What it is, with the tree over it. */
    public Content content(HashTree tree) {
        return new Content(bytes, manifest.length, Octets.of(tree.root()));
    }

    public int blocks() {
        return (int) ((bytes + Content.BLOCK_BYTES - 1) / Content.BLOCK_BYTES);
    }

    @Override
    public byte[] read(int block) throws IOException {
        byte[] content = new byte[(int) Math.min(Content.BLOCK_BYTES, bytes - (long) block * Content.BLOCK_BYTES)];
        if (block < layout.manifestBlocks()) {
            int from = block * Content.BLOCK_BYTES;
            System.arraycopy(manifest, from, content, 0, Math.min(content.length, manifest.length - from));
            return content;
        }
        Layout.Part part = layout.at(block);
        long from = (long) (block - part.firstBlock()) * Content.BLOCK_BYTES;
        int length = (int) Math.min(content.length, part.bytes() - from);
        ByteBuffer buffer = ByteBuffer.wrap(content, 0, length);
        FileChannel file = open(part);
        while (buffer.hasRemaining()) {
            if (file.read(buffer, from + buffer.position()) < 0) {
                throw new IOException("a file became shorter");
            }
        }
        return content;
    }

    private FileChannel open(Layout.Part part) throws IOException {
        FileChannel before = channel;
        if (before != null && openPart == part.firstBlock()) {
            return before;
        }
        close();
        Path file = path;
        if (layout.manifestBlocks() > 0) {
            for (String name : part.path()) {
                file = file.resolve(name);
            }
        }
        FileChannel opened = FileChannel.open(file, StandardOpenOption.READ);
        channel = opened;
        openPart = part.firstBlock();
        return opened;
    }

    @Override
    public void close() throws IOException {
        if (channel != null) {
            channel.close();
            channel = null;
        }
    }
}
