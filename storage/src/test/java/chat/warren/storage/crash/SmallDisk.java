package chat.warren.storage.crash;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Assumptions;

/** A file system of a few million bytes. Only root may make one; for others the test is skipped and says so. */
final class SmallDisk implements AutoCloseable {
    final Path root;

    private SmallDisk(Path root) {
        this.root = root;
    }

    static SmallDisk mount(Path at, int mebibytes) throws IOException {
        Files.createDirectories(at);
        Assumptions.assumeTrue(
                run("mount", "-t", "tmpfs", "-o", "size=" + mebibytes + "m", "tmpfs", at.toString()),
                "a small disk can be mounted only by root, on Linux");
        return new SmallDisk(at);
    }

    private static boolean run(String... command) {
        try {
            return new ProcessBuilder(List.of(command))
                            .redirectErrorStream(true)
                            .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                            .start()
                            .onExit()
                            .join()
                            .exitValue()
                    == 0;
        } catch (IOException noSuchCommand) {
            return false;
        }
    }

    void readOnly(boolean readOnly) {
        if (!run("mount", "-o", "remount," + (readOnly ? "ro" : "rw"), root.toString())) {
            throw new AssertionError("the disk could be mounted but not mounted again");
        }
    }

    /** Takes all the room there is. */
    void fill() throws IOException {
        try (FileChannel filler =
                FileChannel.open(root.resolve("filler"), StandardOpenOption.CREATE, StandardOpenOption.APPEND)) {
            ByteBuffer block = ByteBuffer.allocate(4096);
            int written;
            do {
                written = filler.write(block.clear());
            } while (written > 0);
        } catch (IOException full) {
            if (root.toFile().getUsableSpace() > 4096) {
                throw full;
            }
        }
    }

    void makeRoom() throws IOException {
        Files.deleteIfExists(root.resolve("filler"));
    }

    @Override
    public void close() throws IOException {
        if (!run("umount", root.toString())) {
            try (Stream<Path> left = Files.list(root)) {
                throw new AssertionError("the small disk is still in use: " + left.toList());
            }
        }
    }
}
