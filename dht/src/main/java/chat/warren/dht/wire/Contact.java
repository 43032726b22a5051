package chat.warren.dht.wire;

import java.net.InetSocketAddress;

/** A node as others name it: where it says it stands, and how it is reached. Unproven until it has answered us. */
public record Contact(Id id, InetSocketAddress address) {}
