package chat.warren.node.portmap;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.Comparator;
import java.util.HexFormat;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Finds the default router of IPv4 in what systems say of their routes, each in its own way. */
public final class RouteTable {
    /** Longer than any machine's; a router with the whole Internet's routes asks nobody for a port. */
    public static final int MOST_CHARS = 256 * 1024;

    private static final String NOWHERE = "00000000";
    private static final int UP_AND_GATEWAY = 0x1 | 0x2;
    private static final int DESTINATION = 1;
    private static final int GATEWAY = 2;
    private static final int FLAGS = 3;
    private static final int METRIC = 6;
    private static final int MASK = 7;
    private static final int COLUMNS = 8;

    private static final Pattern MAC = Pattern.compile("(?m)^\\s*gateway:\\s*(\\d{1,3}(?:\\.\\d{1,3}){3})\\s*$");
    private static final Pattern WINDOWS = Pattern.compile(
            "(?m)^\\s*0\\.0\\.0\\.0\\s+0\\.0\\.0\\.0\\s+(\\d{1,3}(?:\\.\\d{1,3}){3})\\s+\\d[\\d.]*\\s+(\\d{1,6})\\s*$");

    private RouteTable() {}

    private record Route(InetAddress gateway, long metric) {}

    /** Linux: {@code /proc/net/route}. The numbers are the machine's own, so an address is the wrong way round. */
    public static Optional<InetAddress> linux(String table, boolean littleEndian) {
        return limited(table)
                .lines()
                .map(line -> line.strip().split("\\s+", -1))
                .filter(columns -> columns.length >= COLUMNS
                        && columns[DESTINATION].equals(NOWHERE)
                        && columns[MASK].equals(NOWHERE))
                .flatMap(columns -> route(columns, littleEndian).stream())
                .min(Comparator.comparingLong(Route::metric))
                .map(Route::gateway);
    }

    private static Optional<Route> route(String[] columns, boolean littleEndian) {
        try {
            int flags = HexFormat.fromHexDigits(columns[FLAGS]);
            byte[] address = HexFormat.of().parseHex(columns[GATEWAY]);
            if ((flags & UP_AND_GATEWAY) != UP_AND_GATEWAY || address.length != 4) {
                return Optional.empty();
            }
            return Optional.of(new Route(
                    InetAddress.getByAddress(littleEndian ? reversed(address) : address),
                    Long.parseLong(columns[METRIC])));
        } catch (IllegalArgumentException | UnknownHostException e) {
            return Optional.empty(); // Of a kernel that writes it differently.
        }
    }

    private static byte[] reversed(byte[] address) {
        return new byte[] {address[3], address[2], address[1], address[0]};
    }

    /** macOS and the BSDs: what {@code route -n get default} prints. */
    public static Optional<InetAddress> mac(String printed) {
        Matcher matcher = MAC.matcher(limited(printed));
        return matcher.find() ? literal(matcher.group(1)) : Optional.empty();
    }

    /** Windows: what {@code route print -4 0.0.0.0} prints, in whatever language; the least metric counts. */
    public static Optional<InetAddress> windows(String printed) {
        return WINDOWS.matcher(limited(printed))
                .results()
                .min(Comparator.comparingInt(row -> Integer.parseInt(row.group(2))))
                .flatMap(row -> literal(row.group(1)));
    }

    private static Optional<InetAddress> literal(String number) {
        try {
            return Optional.of(InetAddress.ofLiteral(number));
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    private static String limited(String text) {
        return text.length() > MOST_CHARS ? text.substring(0, MOST_CHARS) : text;
    }
}
