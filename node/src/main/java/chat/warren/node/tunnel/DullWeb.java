package chat.warren.node.tunnel;

import chat.warren.dht.limit.TokenBucket;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.Optional;

/**
 * What a stranger finds behind port 443: a web server with nothing on it. It reads no more of a question than whether
 * it is one.
 */
public final class DullWeb {
    /** What web servers usually allow for a request's head. */
    static final int MOST_HEAD_BYTES = 8_192;
    /** A person who looks, and the scanners of the Internet, but no source of load. */
    private static final int ANSWERS_A_SECOND = 5;

    private static final int BURST = 20;
    private static final int LONGEST_METHOD = 16;
    /** The fixed-length date of RFC 9110 §5.6.7; English and UTC whatever the machine speaks. */
    private static final DateTimeFormatter DATE = DateTimeFormatter.ofPattern(
                    "EEE, dd MMM uuuu HH:mm:ss 'GMT'", Locale.ENGLISH)
            .withZone(ZoneOffset.UTC);

    private final TokenBucket answers;

    public DullWeb(Instant now) {
        answers = new TokenBucket(ANSWERS_A_SECOND, BURST, now);
    }

    /** Whether what begins so is taken for HTTP. Friends' greetings never begin so, by choice of their nonce. */
    static boolean isHttp(byte[] beginning) {
        return beginning.length > 0 && isCapital(beginning[0]);
    }

    private static boolean isCapital(byte letter) {
        return letter >= 'A' && letter <= 'Z';
    }

    /** The answer to what was said so far, or empty if it is not yet a whole question. The connection ends after it. */
    static Optional<String> answer(byte[] said, Instant now) {
        String text = new String(said, StandardCharsets.ISO_8859_1);
        int line = text.indexOf('\n');
        int space = text.indexOf(' ');
        boolean method = space > 0
                && space <= LONGEST_METHOD
                && text.substring(0, space).chars().allMatch(letter -> letter >= 'A' && letter <= 'Z');
        boolean version = line > 0 && text.substring(0, line).stripTrailing().matches("[A-Z]+ \\S+ HTTP/1\\.[01]");
        if ((!method && said.length > LONGEST_METHOD) || (line >= 0 && !version)) {
            return Optional.of(page("400 Bad Request", true, now));
        }
        if (text.contains("\r\n\r\n") || text.contains("\n\n")) {
            return Optional.of(page("404 Not Found", !text.startsWith("HEAD "), now));
        }
        return said.length >= MOST_HEAD_BYTES
                ? Optional.of(page("431 Request Header Fields Too Large", true, now))
                : Optional.empty();
    }

    /** For those whose beginning is neither a greeting nor HTTP. */
    static String nonsense(Instant now) {
        return page("400 Bad Request", true, now);
    }

    private static String page(String status, boolean body, Instant now) {
        String html = "<html><head><title>" + status + "</title></head><body><h1>" + status + "</h1></body></html>\r\n";
        return "HTTP/1.1 " + status + "\r\nDate: " + DATE.format(now)
                + "\r\nContent-Type: text/html\r\nContent-Length: " + html.length() + "\r\nConnection: close\r\n\r\n"
                + (body ? html : "");
    }

    /** Whether one more answer may be given; otherwise there is silence, as from a server that is too busy. */
    boolean affords(Instant now) {
        return answers.take(now);
    }
}
