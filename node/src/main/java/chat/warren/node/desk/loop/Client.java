package chat.warren.node.desk.loop;

import java.io.BufferedInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.net.UnixDomainSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.Channels;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Asks a server on a Unix socket, one request a connection. It speaks only to our own server, whose answers have a
 * length or end with the connection; it is no client for others.
 */
public final class Client {
    private static final int MAX_LINE_BYTES = 8192;
    /** A page of the longest messages is a quarter of it. */
    private static final int MAX_ANSWER_BYTES = 64 << 20;

    private static final Pattern STATUS = Pattern.compile("HTTP/1\\.1 (\\d{3})( .*)?");

    private final Path socket;
    private final String token;

    public Client(Path socket, String token) {
        this.socket = socket;
        this.token = token;
    }

    /** What came back. */
    public record Reply(int status, String body) {}

    public Reply ask(String method, String target, Optional<String> body) throws IOException {
        try (SocketChannel channel = SocketChannel.open(UnixDomainSocketAddress.of(socket))) {
            send(channel, method, target, body, Optional.empty());
            InputStream in = new BufferedInputStream(Channels.newInputStream(channel));
            Head head = head(in);
            int length = head.length() >= 0 ? head.length() : MAX_ANSWER_BYTES;
            byte[] bytes = head.status() == 204 ? new byte[0] : in.readNBytes(length);
            if (head.length() > bytes.length) {
                throw new EOFException("the answer was cut off");
            }
            return new Reply(head.status(), new String(bytes, StandardCharsets.UTF_8));
        }
    }

    /** Takes lines of a stream until it says that it has enough. */
    @FunctionalInterface
    public interface Listener {
        boolean line(String line) throws IOException;

        /** The stream has begun. */
        default void listening() throws IOException {}
    }

    /** Listens to a stream. An answer that is none comes back; of a stream, what comes back is empty. */
    public Optional<Reply> listen(String target, Optional<String> after, Listener listener) throws IOException {
        try (SocketChannel channel = SocketChannel.open(UnixDomainSocketAddress.of(socket))) {
            send(channel, "GET", target, Optional.empty(), after);
            InputStream in = new BufferedInputStream(Channels.newInputStream(channel));
            Head head = head(in);
            if (head.status() != 200) {
                byte[] bytes = in.readNBytes(Math.max(head.length(), 0));
                return Optional.of(new Reply(head.status(), new String(bytes, StandardCharsets.UTF_8)));
            }
            listener.listening();
            for (Optional<String> line = line(in, MAX_ANSWER_BYTES); line.isPresent(); ) {
                if (!listener.line(line.get())) {
                    break;
                }
                line = line(in, MAX_ANSWER_BYTES);
            }
            return Optional.empty();
        }
    }

    private void send(
            SocketChannel channel, String method, String target, Optional<String> body, Optional<String> after)
            throws IOException {
        byte[] content = body.orElse("").getBytes(StandardCharsets.UTF_8);
        StringBuilder head = new StringBuilder()
                .append(method + " " + target + " HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n")
                .append("Authorization: Bearer " + token + "\r\n");
        after.ifPresent(id -> head.append("Last-Event-ID: " + id + "\r\n"));
        if (body.isPresent()) {
            head.append("Content-Type: application/json\r\nContent-Length: " + content.length + "\r\n");
        }
        ByteBuffer bytes = ByteBuffer.allocate(head.length() + 2 + content.length);
        bytes.put(head.append("\r\n").toString().getBytes(StandardCharsets.US_ASCII))
                .put(content)
                .flip();
        while (bytes.hasRemaining()) {
            channel.write(bytes);
        }
    }

    private record Head(int status, int length) {}

    private static Head head(InputStream in) throws IOException {
        Matcher status = STATUS.matcher(line(in, MAX_LINE_BYTES).orElseThrow(EOFException::new));
        if (!status.matches()) {
            throw new IOException("this is no HTTP/1.1");
        }
        int length = -1;
        for (Optional<String> line = line(in, MAX_LINE_BYTES);
                !line.orElseThrow(EOFException::new).isEmpty();
                line = line(in, MAX_LINE_BYTES)) {
            String header = line.get().toLowerCase(Locale.ROOT);
            if (header.matches("content-length: *\\d{1,8}")) {
                length = Math.min(MAX_ANSWER_BYTES, Integer.parseInt(header.replaceAll("\\D", "")));
            }
        }
        return new Head(Integer.parseInt(status.group(1)), length);
    }

    private static Optional<String> line(InputStream in, int longest) throws IOException {
        java.io.ByteArrayOutputStream line = new java.io.ByteArrayOutputStream();
        for (int next = in.read(); next != '\n'; next = in.read()) {
            if (next < 0) {
                return Optional.empty();
            }
            if (line.size() >= longest) {
                throw new IOException("a line of the answer is too long");
            }
            if (next != '\r') {
                line.write(next);
            }
        }
        return Optional.of(line.toString(StandardCharsets.UTF_8));
    }
}
