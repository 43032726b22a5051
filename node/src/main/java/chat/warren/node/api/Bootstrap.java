package chat.warren.node.api;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/** Where a node looks for its first neighbours: the value of {@code WARREN_BOOTSTRAP}. */
public sealed interface Bootstrap {
    /** Public nodes that come with the program, besides cached ones, friends and the LAN. */
    record Usual() implements Bootstrap {}

    /** No bootstrap nodes at all: cached ones, friends and the LAN have to do. */
    record Off() implements Bootstrap {}

    /** These, in place of the ones that come with the program. Each is {@code host:port}. */
    record Named(List<String> nodes) implements Bootstrap {
        public Named {
            nodes = List.copyOf(nodes);
        }
    }

    String VARIABLE = "WARREN_BOOTSTRAP";

    /** As many as somebody lists by hand, and few enough to ask all of them. */
    int MAX_NODES = 32;

    /** A name or an IPv4 address, or an IPv6 address in brackets; then a port. */
    Pattern NODE = Pattern.compile("(\\[[0-9a-fA-F:.%]{2,60}]|[\\p{Alnum}.-]{1,253}):(\\d{1,5})");

    static Bootstrap parse(Optional<String> value) throws ProfileException {
        if (value.isEmpty()) {
            return new Usual();
        }
        // Strictly: whoever writes "None", or nothing, meant something, and it was not "ask public nodes".
        String given = value.get();
        if (given.equals("none")) {
            return new Off();
        }
        List<String> nodes = new ArrayList<>();
        for (String node : given.split(",", -1)) {
            nodes.add(checked(node.strip()));
        }
        if (nodes.size() > MAX_NODES) {
            throw new ProfileException(
                    ProfileException.Reason.NOT_UNDERSTOOD,
                    "WARREN_BOOTSTRAP names more than " + MAX_NODES + " nodes; nothing was started: name fewer.");
        }
        return new Named(nodes);
    }

    private static String checked(String node) throws ProfileException {
        var matcher = NODE.matcher(node);
        if (matcher.matches()) {
            int port = Integer.parseInt(matcher.group(2));
            if (port >= 1 && port <= 65_535) {
                return node;
            }
        }
        throw new ProfileException(
                ProfileException.Reason.NOT_UNDERSTOOD,
                "WARREN_BOOTSTRAP holds \"" + node + "\", which is no host:port; nothing was started: "
                        + "write none, or host:port,host:port, or take the variable away.");
    }
}
