package chat.warren.node.api.web;

import chat.warren.storage.owner.OwnerOnly;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/**
 * Where a running node is asked: three files in the profile's folder, which is its owner's alone.
 *
 * <pre>
 * lock.api          the Unix socket
 * lock.api.token    64 hexadecimal digits, others after each start
 * lock.api.address  where the socket really is, and the TCP port if there is one, a line each
 * </pre>
 */
record ApiFiles(Path folder) {
    /** The shortest limit of the systems we know is macOS's: 104 bytes with the zero at the end. */
    private static final int MAX_SOCKET_BYTES = 100;

    private static final int MAX_BYTES = 4096;

    Path token() {
        return folder.resolve("lock.api.token");
    }

    Path address() {
        return folder.resolve("lock.api.address");
    }

    /** In the profile's folder, or in a private one of its own if the path would be too long for a socket. */
    Path placeForSocket() throws IOException {
        Path here = folder.resolve("lock.api");
        if (here.toString().getBytes(StandardCharsets.UTF_8).length <= MAX_SOCKET_BYTES) {
            return here;
        }
        return Files.createTempDirectory("warren").resolve("api");
    }

    void write(Path file, String text) throws IOException {
        OwnerOnly.makeFile(file);
        Files.writeString(file, text);
    }

    /** The first line of one of the files, if it is there. */
    static Optional<String> firstLine(Path file) throws IOException {
        if (!Files.isRegularFile(file) || Files.size(file) > MAX_BYTES) {
            return Optional.empty();
        }
        return Files.readString(file).lines().findFirst().filter(line -> !line.isBlank());
    }

    void erase(Path socket) throws IOException {
        Files.deleteIfExists(token());
        Files.deleteIfExists(address());
        Files.deleteIfExists(socket);
        if (!socket.startsWith(folder)) {
            Files.deleteIfExists(socket.resolveSibling(""));
        }
    }
}
