package chat.warren.node.portmap;

import chat.warren.crypto.wire.MalformedException;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Optional;

/** As much of HTTP/1.1 as routers answer with: a status, and a body whose end is known somehow. */
public record HttpAnswer(int status, String body) {
    /** Head and body, larger than any description seen (20 kB); what is longer is not meant for us. */
    public static final int MOST_BYTES = 64 * 1024;

    private static final String END_OF_HEAD = "\r\n\r\n";
    private static final int STATUS_AT = 9;

    /** The question, to be sent as it is. A page is asked for if there is no action. */
    public static byte[] question(PortMapping.Http http) {
        WebAddress to = http.to();
        boolean page = http.action().isEmpty();
        String host = to.host().getHostAddress() + ":" + to.port();
        String head =
                (page ? "GET " : "POST ") + to.path() + " HTTP/1.1\r\nHost: " + host + "\r\nConnection: close\r\n";
        byte[] body = http.body().getBytes(StandardCharsets.UTF_8);
        String soap = page
                ? ""
                : "Content-Type: text/xml; charset=\"utf-8\"\r\nSOAPAction: \"" + http.action()
                        + "\"\r\nContent-Length: " + body.length + "\r\n";
        return (head + soap + "\r\n" + http.body()).getBytes(StandardCharsets.UTF_8);
    }

    /**
     * The answer, once all of it has come.
     *
     * @param ended whether the router has closed the connection, so that nothing more can come
     */
    public static Optional<HttpAnswer> parse(byte[] bytes, boolean ended) throws MalformedException {
        if (bytes.length > MOST_BYTES) {
            throw new MalformedException("longer than any answer");
        }
        String text = new String(bytes, StandardCharsets.ISO_8859_1); // One letter for each byte.
        int end = text.indexOf(END_OF_HEAD);
        if (end < 0) {
            if (ended) {
                throw new MalformedException("it ended in the middle of its head");
            }
            return Optional.empty();
        }
        int status = status(text);
        String rest = text.substring(end + END_OF_HEAD.length());
        String head = text.substring(0, end).toLowerCase(Locale.ROOT);
        Optional<String> body = isChunked(head) ? unchunked(rest) : counted(head, rest, ended);
        if (body.isEmpty() && ended) {
            throw new MalformedException("it ended in the middle of its body");
        }
        return body.map(whole -> new HttpAnswer(
                status, new String(whole.getBytes(StandardCharsets.ISO_8859_1), StandardCharsets.UTF_8)));
    }

    private static int status(String text) throws MalformedException {
        String digits = text.length() < STATUS_AT + 3 ? "" : text.substring(STATUS_AT, STATUS_AT + 3);
        if (!text.startsWith("HTTP/1.") || !digits.matches("[1-5]\\d\\d")) {
            throw new MalformedException("not HTTP");
        }
        return Integer.parseInt(digits);
    }

    private static boolean isChunked(String head) {
        return field(head, "transfer-encoding").filter("chunked"::equals).isPresent();
    }

    private static Optional<String> counted(String head, String rest, boolean ended) throws MalformedException {
        Optional<String> length = field(head, "content-length");
        if (length.isEmpty()) {
            return ended ? Optional.of(rest) : Optional.empty();
        }
        int wanted = number(length.get(), 10);
        return rest.length() >= wanted ? Optional.of(rest.substring(0, wanted)) : Optional.empty();
    }

    /** The chunks put together, or empty if the last one has not come. What each says beside its size is ignored. */
    private static Optional<String> unchunked(String rest) throws MalformedException {
        StringBuilder body = new StringBuilder();
        int at = 0;
        while (true) {
            int line = rest.indexOf("\r\n", at);
            if (line < 0) {
                return Optional.empty();
            }
            int size = number(rest.substring(at, line).split(";", 2)[0].strip(), 16);
            int end = line + 2 + size;
            if (size == 0) {
                return Optional.of(body.toString());
            }
            if (end + 2 > rest.length()) {
                return Optional.empty();
            }
            body.append(rest, line + 2, end);
            at = end + 2;
        }
    }

    private static Optional<String> field(String head, String name) {
        return head.lines()
                .filter(line -> line.startsWith(name + ":"))
                .map(line -> line.substring(name.length() + 1).strip())
                .findFirst();
    }

    private static int number(String digits, int radix) throws MalformedException {
        try {
            int number = Integer.parseUnsignedInt(digits, radix);
            if (number < 0 || number > MOST_BYTES) {
                throw new MalformedException("longer than any answer");
            }
            return number;
        } catch (NumberFormatException e) {
            throw new MalformedException("a length that is no number");
        }
    }
}
