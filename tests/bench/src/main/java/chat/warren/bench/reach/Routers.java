package chat.warren.bench.reach;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/**
 * What stands in front of the two friends. A side is a type of {@code natlab}, and behind it, where the carrier
 * translates too, {@code +carrier}, and {@code +ipv6} where there is IPv6 behind a firewall as well. Both on one LAN
 * are {@code one-lan/TYPE}, {@code one-lan-hairpin/TYPE} where they reach each other only by way of the router's
 * outside, and {@code one-lan-isolated/TYPE} where they do not reach each other at all.
 */
record Routers(String left, String right) {
    private static final String CARRIER = "+carrier";
    private static final String IPV6 = "+ipv6";
    private static final String ONE_LAN = "one-lan";

    /** Nobody passes UDP there. */
    private static final Set<String> BLOCKED = Set.of("udp-blocked", "tcp-443-only");
    /** Every destination gets another port, and nothing tells which. */
    private static final Set<String> RANDOM = Set.of("symmetric", "linux-random");

    private static final String IN_A_BLOCK = "port-block";
    private static final String COUNTING = "symmetric-seq";

    /** What theory says of a direct path. */
    enum Prospect {
        CERTAIN,
        BY_LUCK,
        NONE
    }

    static Routers of(String pair) throws IOException {
        String[] sides = pair.split("/", -1);
        if (sides.length != 2) {
            throw new IOException("a pair is two sides with a slash between them, and not " + pair);
        }
        return new Routers(sides[0], sides[1]);
    }

    private static String type(String side) {
        int plus = side.indexOf('+');
        return plus < 0 ? side : side.substring(0, plus);
    }

    /** For {@code natlab up}. */
    List<String> options() {
        List<String> options = new ArrayList<>();
        if (left.startsWith(ONE_LAN)) {
            options.addAll(List.of("--lan-behind-same-nat", "--left", type(right)));
            if (!left.equals(ONE_LAN)) {
                options.add("--isolate");
            }
            if (left.endsWith("-hairpin")) {
                options.addAll(List.of("--hairpin", "both"));
            }
            return options;
        }
        options.addAll(List.of("--left", type(left), "--right", type(right)));
        boolean leftCarrier = left.contains(CARRIER);
        boolean rightCarrier = right.contains(CARRIER);
        if (leftCarrier || rightCarrier) {
            options.addAll(List.of("--cgnat", leftCarrier && rightCarrier ? "both" : leftCarrier ? "left" : "right"));
        }
        if (left.contains(IPV6)) {
            options.addAll(List.of("--left-ipv6", "firewall"));
        }
        if (right.contains(IPV6)) {
            options.addAll(List.of("--right-ipv6", "firewall"));
        }
        return options;
    }

    /** The sides with a router of their own, which forgets what it is told to forget. */
    List<String> sides() {
        return left.startsWith(ONE_LAN) ? List.of("left") : List.of("left", "right");
    }

    Prospect prospect() {
        if (left.startsWith(ONE_LAN)) {
            return left.endsWith("-isolated") ? Prospect.NONE : Prospect.CERTAIN;
        }
        if (left.contains(IPV6) && right.contains(IPV6)) {
            return Prospect.CERTAIN;
        }
        String one = type(left);
        String other = type(right);
        if (BLOCKED.contains(one) || BLOCKED.contains(other)) {
            return Prospect.NONE;
        }
        if (isSteady(one) || isSteady(other) || (one.equals(COUNTING) && other.equals(COUNTING))) {
            return Prospect.CERTAIN;
        }
        return RANDOM.contains(one) || RANDOM.contains(other) ? Prospect.NONE : Prospect.BY_LUCK;
    }

    private static boolean isSteady(String type) {
        return !RANDOM.contains(type) && !type.equals(IN_A_BLOCK) && !type.equals(COUNTING);
    }

    @Override
    public String toString() {
        return left + "/" + right;
    }
}
