package chat.warren.storage.network;

import chat.warren.storage.row.Octets;

/** An IPv4 or IPv6 address with its port. It never prints itself: addresses belong into no log. */
public record Endpoint(Octets address, int port) {
    private static final int IPV4_BYTES = 4;
    private static final int IPV6_BYTES = 16;
    private static final int MAX_PORT = 65_535;

    public Endpoint {
        if (address.length() != IPV4_BYTES && address.length() != IPV6_BYTES) {
            throw new IllegalArgumentException("an address has 4 or 16 bytes");
        }
        if (port < 0 || port > MAX_PORT) {
            throw new IllegalArgumentException("a port is at most " + MAX_PORT);
        }
    }

    @Override
    public String toString() {
        return "(endpoint)";
    }
}
