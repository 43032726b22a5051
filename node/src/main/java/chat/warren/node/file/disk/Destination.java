package chat.warren.node.file.disk;

import chat.warren.crypto.wire.MalformedException;
import chat.warren.node.file.tree.Content;
import java.io.Closeable;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.IntFunction;
import org.jspecify.annotations.Nullable;

/**
 * Where a content arrives: in a working place beside its final one, so that nobody takes half a file for a whole, and
 * under its own name when it is complete.
 *
 * <p>Blocks are checked before they come here. They may come in any order, but of a folder the manifest has to be there
 * first.
 */
public final class Destination implements Closeable {
    /** What is not complete yet. */
    public static final String ENDING = ".warren-part";
    /** Small files of a folder come one after the other; more open ones would only use up what the system allows. */
    private static final int MAX_OPEN = 16;
    /** Left free for everything else on the machine. */
    private static final long SPARE_BYTES = 64L << 20;

    private final Content content;
    private final Path working;
    private @Nullable Layout layout;
    private final Map<Path, FileChannel> open = new LinkedHashMap<>(MAX_OPEN, 0.75f, true);

    private Destination(Content content, Path working) {
        this.content = content;
        this.working = working;
        if (!content.isFolder()) {
            layout = Layout.ofFile("content", content.bytes());
        }
    }

    /** Makes the working place in a folder that is there, under a name that is free. */
    public static Destination begin(Content content, Path folder, String name) throws IOException {
        checkRoom(folder, content.bytes());
        String safe = SafeName.of(name);
        while (true) {
            Path working = free(number -> folder.resolve(numbered(safe, number) + ENDING));
            try {
                if (content.isFolder()) {
                    Files.createDirectory(working);
                } else {
                    Files.createFile(working);
                }
                return new Destination(content, working);
            } catch (FileAlreadyExistsException taken) {
                // Somebody was faster; then the next.
            }
        }
    }

    private static String numbered(String name, int number) {
        return number == 1 ? name : SafeName.numbered(name, number);
    }

    /**
     * Beside thousands of one name not all are tried: it is enough to find one that is there before one that is not.
     */
    private static Path free(IntFunction<Path> places) {
        int taken = 0;
        int free = 1;
        while (Files.exists(places.apply(free), LinkOption.NOFOLLOW_LINKS)) {
            taken = free;
            free *= 2;
        }
        while (free - taken > 1) {
            int middle = (taken + free) / 2;
            if (Files.exists(places.apply(middle), LinkOption.NOFOLLOW_LINKS)) {
                taken = middle;
            } else {
                free = middle;
            }
        }
        return places.apply(free);
    }

    /**
     * Goes on where an earlier run stopped.
     *
     * @param goal what it was to be called at last, if all of it was there: it may be called so already
     */
    public static Destination resume(Content content, Path working, Optional<Path> goal) throws IOException {
        Destination resumed = new Destination(content, working);
        if (!resumed.isKindAt(working) && goal.filter(resumed::isAt).isEmpty()) {
            throw new IOException("What had arrived of " + shown(working)
                    + " is not there any more; the rest was not asked for: ask for the file again.");
        }
        return resumed;
    }

    private boolean isKindAt(Path place) {
        return content.isFolder()
                ? Files.isDirectory(place, LinkOption.NOFOLLOW_LINKS)
                : Files.isRegularFile(place, LinkOption.NOFOLLOW_LINKS);
    }

    /** Whether it has this name already, and the working place is gone. */
    public boolean isAt(Path goal) {
        try {
            return !Files.exists(working, LinkOption.NOFOLLOW_LINKS)
                    && isKindAt(goal)
                    && (content.isFolder() || Files.size(goal) == content.bytes());
        } catch (IOException gone) {
            return false;
        }
    }

    private static String shown(Path working) {
        String name = working.getFileName().toString();
        return name.endsWith(ENDING) ? name.substring(0, name.length() - ENDING.length()) : name;
    }

    private static void checkRoom(Path folder, long bytes) throws IOException {
        if (!Files.isDirectory(folder)) {
            throw new IOException("There is no folder " + folder + "; nothing was asked for: choose another one.");
        }
        long room = Files.getFileStore(folder).getUsableSpace();
        if (room < bytes + SPARE_BYTES) {
            throw new IOException("The disk has " + (room >> 20) + " MB left and this takes " + (bytes >> 20)
                    + " MB; nothing was asked for: make room, or choose another disk.");
        }
    }

    public Path working() {
        return working;
    }

    /** The folder's manifest, from its blocks. */
    public void layOut(byte[] manifestBlocks) throws IOException, MalformedException {
        byte[] manifest = Arrays.copyOf(manifestBlocks, content.manifestBytes());
        Layout announced = Layout.ofFolder(Manifest.parse(manifest), manifest.length);
        if (announced.bytes(manifest.length) != content.bytes()) {
            throw new MalformedException("a manifest that is not of this size");
        }
        layout = announced.safe();
        for (Layout.Part part : layout.parts()) {
            if (part.bytes() == 0) {
                makeEmpty(place(part)); // No block would make it.
            }
        }
    }

    private static void makeEmpty(Path file) throws IOException {
        Files.createDirectories(file.getParent());
        try {
            Files.createFile(file);
        } catch (FileAlreadyExistsException before) {
            // It was made before a kill.
        }
    }

    public void write(int block, byte[] bytes) throws IOException {
        if (layout == null) {
            throw new IllegalStateException("a block of a folder whose files nobody knows");
        }
        Layout.Part part = layout.at(block);
        long from = (long) (block - part.firstBlock()) * Content.BLOCK_BYTES;
        int length = (int) Math.min(bytes.length, part.bytes() - from);
        ByteBuffer buffer = ByteBuffer.wrap(bytes, 0, length);
        FileChannel file = channel(part);
        while (buffer.hasRemaining()) {
            file.write(buffer, from + buffer.position());
        }
    }

    private FileChannel channel(Layout.Part part) throws IOException {
        Path file = place(part);
        FileChannel channel = open.get(file);
        if (channel == null) {
            if (open.size() >= MAX_OPEN) {
                Map.Entry<Path, FileChannel> eldest = open.entrySet().iterator().next();
                eldest.getValue().force(false);
                eldest.getValue().close();
                open.remove(eldest.getKey());
            }
            if (content.isFolder()) {
                Files.createDirectories(file.getParent());
            }
            channel = FileChannel.open(
                    file,
                    LinkOption.NOFOLLOW_LINKS,
                    StandardOpenOption.CREATE,
                    StandardOpenOption.READ,
                    StandardOpenOption.WRITE);
            open.put(file, channel);
        }
        return channel;
    }

    private Path place(Layout.Part part) {
        if (!content.isFolder()) {
            return working;
        }
        Path file = working;
        for (String name : part.path()) {
            file = file.resolve(name);
        }
        return file;
    }

    /** Waits until everything that was written is on the disk. Only then may anybody say that it is there. */
    public void force() throws IOException {
        for (FileChannel channel : open.values()) {
            channel.force(false);
        }
    }

    /** Its own name, or the next one that is free. */
    public Path free() {
        String name = shown(working);
        return free(number -> working.resolveSibling(numbered(name, number)));
    }

    /** Complete and forced: calls it so. Says whether the name was free: nothing that was there is written over. */
    public boolean finish(Path goal) throws IOException {
        close();
        try {
            Files.move(working, goal);
            return true;
        } catch (FileAlreadyExistsException taken) {
            return false;
        }
    }

    /** Given up: takes away what had arrived. */
    public void discard() throws IOException {
        close();
        if (!content.isFolder()) {
            Files.deleteIfExists(working);
            return;
        }
        try (var all = Files.walk(working)) {
            for (Path each : all.sorted((a, b) -> b.compareTo(a)).toList()) {
                Files.deleteIfExists(each);
            }
        }
    }

    @Override
    public void close() throws IOException {
        for (FileChannel channel : open.values()) {
            channel.close();
        }
        open.clear();
    }
}
