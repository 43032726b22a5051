package chat.warren.node.running;

import chat.warren.crypto.datagram.Kind;
import chat.warren.dht.rendezvous.PairId;
import chat.warren.node.probe.Whereabouts;

/** TCP connections to friends, as the node sees them. What comes of them goes to {@link Tunnelling}. */
public interface Pipes {
    /** Where there is no TCP, or nobody wants it. */
    Pipes NONE = new Pipes() {
        @Override
        public void dial(PairId friend, Whereabouts there) {}

        @Override
        public void send(int connection, Kind kind, byte[] sealed) {}

        @Override
        public void forget(PairId friend) {}
    };

    /** Tries all addresses of hers, unless that is being done. */
    void dial(PairId friend, Whereabouts there);

    void send(int connection, Kind kind, byte[] sealed);

    /** Ends all connections to her. */
    void forget(PairId friend);
}
