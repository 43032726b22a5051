package chat.warren.dht.loop;

import java.net.InetAddress;
import java.util.List;

/**
 * Where a loop listens.
 *
 * @param addresses empty for every address of the machine, both families
 * @param port 0 for any that is free
 */
public record Binding(List<InetAddress> addresses, int port) {
    private static final int MAX_PORT = 65_535;

    public Binding {
        addresses = List.copyOf(addresses);
        if (port < 0 || port > MAX_PORT) {
            throw new IllegalArgumentException("there is no port " + port);
        }
    }

    public static Binding everywhere(int port) {
        return new Binding(List.of(), port);
    }

    public static Binding at(InetAddress... addresses) {
        return new Binding(List.of(addresses), 0);
    }
}
