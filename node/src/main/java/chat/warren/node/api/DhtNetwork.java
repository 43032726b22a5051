package chat.warren.node.api;

import java.time.InstantSource;

/** Connected by the DHT alone. */
final class DhtNetwork implements Network {
    private final DhtNode node;
    private final NetworkState before;

    private DhtNetwork(DhtNode node, NetworkState before) {
        this.node = node;
        this.before = before;
    }

    static DhtNetwork open(NodeOptions options, Events events, InstantSource clock) throws ProfileException {
        DhtNode node = DhtNode.open(options.bootstrap(), options.lan(), options.port(), clock);
        boolean alone = options.bootstrap() instanceof Bootstrap.Off && !options.lan();
        node.whenJoined(() -> events.publish(new Event.NetworkChanged(NetworkState.CONNECTED)));
        return new DhtNetwork(node, alone ? NetworkState.ALONE : NetworkState.LOOKING);
    }

    @Override
    public NetworkView view() throws InterruptedException {
        DhtView.Status dht = node.status();
        NetworkState state = dht.contacts() > 0 ? NetworkState.CONNECTED : before;
        return new NetworkView(state, state.sentence(), dht);
    }

    @Override
    public void close() {
        node.close();
    }
}
