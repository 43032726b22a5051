package chat.warren.dht.join;

/** A node's host by name or by address, and its port. What it resolves to may change from day to day. */
public record NodeName(String host, int port) {
    private static final int MAX_PORT = 65_535;

    public NodeName {
        if (host.isEmpty() || port < 1 || port > MAX_PORT) {
            throw new IllegalArgumentException("a node is a host and a port from 1 to " + MAX_PORT);
        }
    }

    /** Reads {@code host:port}, or {@code [IPv6 address]:port}. */
    public static NodeName of(String text) {
        int colon = text.lastIndexOf(':');
        if (colon < 0) {
            throw new IllegalArgumentException("a node is host:port");
        }
        String host = text.substring(0, colon);
        boolean bracketed = host.startsWith("[") && host.endsWith("]");
        return new NodeName(
                bracketed ? host.substring(1, host.length() - 1) : host, Integer.parseInt(text.substring(colon + 1)));
    }
}
