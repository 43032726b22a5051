package chat.warren.node.api;

/** How we stand with the network. */
public record NetworkView(NetworkState state, String sentence, DhtView.Status dht) {}
