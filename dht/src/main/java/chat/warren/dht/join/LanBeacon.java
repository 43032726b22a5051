package chat.warren.dht.join;

import chat.warren.crypto.primitive.Bytes;
import chat.warren.crypto.wire.MalformedException;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import java.util.Locale;
import java.util.Optional;
import java.util.random.RandomGenerator;

/**
 * The announcement of BEP 14, as every BitTorrent client sends it to its neighbours:
 *
 * <pre>
 * BT-SEARCH * HTTP/1.1
 * Host: 239.192.152.143:6771       or [ff15::efc0:988f]:6771
 * Port: 6881
 * Infohash: 40 hex digits
 * cookie: text of the sender's, so that it knows its own
 * </pre>
 *
 * each line ended by CR LF, and two empty ones after the last. We look for nodes and not for a torrent, so ours names a
 * random one: nobody has it, and the neighbours cannot tell Warren from any other client. Of others' we use the address
 * they came from and the port, at which clients have their DHT node as well. Trailing bytes are ignored.
 *
 * @param port of the sender
 * @param infoHash of what the sender takes part in, in hexadecimal
 */
public record LanBeacon(int port, String infoHash, Optional<String> cookie) {
    /** "the packet length should not exceed 1400 bytes" */
    public static final int MAX_BYTES = 1400;

    private static final String FIRST_LINE = "BT-SEARCH * HTTP/1.1";
    private static final String LINE_END = "\r\n";
    private static final int HASH_BYTES = 20;
    private static final int COOKIE_BYTES = 4;
    private static final int MAX_PORT = 65_535;
    /** A client in twenty swarms sends twenty lines of them; the others are a handful. */
    private static final int MAX_LINES = 40;

    private static final int MAX_COOKIE_LENGTH = 64;

    /** One for a new run. */
    public static LanBeacon random(int port, RandomGenerator random) {
        HexFormat hex = HexFormat.of();
        String cookie = hex.formatHex(Bytes.random(random, COOKIE_BYTES));
        return new LanBeacon(port, hex.formatHex(Bytes.random(random, HASH_BYTES)), Optional.of(cookie));
    }

    /** Whether this came from the run that sent the other. */
    public boolean isSameSender(LanBeacon other) {
        return cookie.isPresent() && cookie.equals(other.cookie);
    }

    public byte[] encode(String group) {
        String text = FIRST_LINE + LINE_END + "Host: " + group + LINE_END + "Port: " + port + LINE_END + "Infohash: "
                + infoHash + LINE_END
                + cookie.map(own -> "cookie: " + own + LINE_END).orElse("") + LINE_END + LINE_END;
        return text.getBytes(StandardCharsets.US_ASCII);
    }

    public static LanBeacon parse(byte[] datagram) throws MalformedException {
        if (datagram.length > MAX_BYTES) {
            throw new MalformedException("a beacon has at most " + MAX_BYTES + " bytes");
        }
        String[] lines = new String(datagram, StandardCharsets.ISO_8859_1).split(LINE_END, MAX_LINES);
        if (!lines[0].equals(FIRST_LINE)) {
            throw new MalformedException("a beacon begins with BT-SEARCH");
        }
        int port = 0;
        String infoHash = "";
        Optional<String> cookie = Optional.empty();
        for (int i = 1; i < lines.length && !lines[i].isEmpty(); i++) {
            int colon = lines[i].indexOf(':');
            if (colon < 0) {
                throw new MalformedException("a header has a colon");
            }
            String value = lines[i].substring(colon + 1).strip();
            // "any additional headers that not understood by a client should be ignored"
            switch (lines[i].substring(0, colon).toLowerCase(Locale.ROOT)) {
                case "port" -> port = port(value);
                case "infohash" -> infoHash = infoHash.isEmpty() ? hash(value) : infoHash;
                case "cookie" -> cookie = Optional.of(value.substring(0, Math.min(value.length(), MAX_COOKIE_LENGTH)));
                default -> {}
            }
        }
        if (port == 0 || infoHash.isEmpty()) {
            throw new MalformedException("a beacon names a port and an info hash");
        }
        return new LanBeacon(port, infoHash, cookie);
    }

    private static int port(String text) throws MalformedException {
        if (text.isEmpty() || text.length() > 5 || !text.chars().allMatch(c -> c >= '0' && c <= '9')) {
            throw new MalformedException("a port is a number");
        }
        int port = Integer.parseInt(text);
        if (port < 1 || port > MAX_PORT) {
            throw new MalformedException("a port is from 1 to " + MAX_PORT);
        }
        return port;
    }

    private static String hash(String text) throws MalformedException {
        if (text.length() != 2 * HASH_BYTES || !text.chars().allMatch(HexFormat::isHexDigit)) {
            throw new MalformedException("an info hash has 40 hexadecimal digits");
        }
        return text.toLowerCase(Locale.ROOT);
    }
}
