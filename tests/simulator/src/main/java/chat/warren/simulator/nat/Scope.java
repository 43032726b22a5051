package chat.warren.simulator.nat;

import java.net.InetSocketAddress;

/** How much of the remote endpoint matters (RFC 4787 §4.1 for mapping, §5 for filtering). */
public enum Scope {
    ENDPOINT_INDEPENDENT,
    ADDRESS_DEPENDENT,
    ADDRESS_AND_PORT_DEPENDENT;

    private static final Object ANYBODY = "anybody";

    /** What is the same for all remotes that are alike in this scope. */
    Object of(InetSocketAddress remote) {
        return switch (this) {
            case ENDPOINT_INDEPENDENT -> ANYBODY;
            case ADDRESS_DEPENDENT -> remote.getAddress();
            case ADDRESS_AND_PORT_DEPENDENT -> remote;
        };
    }
}
