package chat.warren.node.running;

import chat.warren.dht.rendezvous.PairId;
import java.net.InetSocketAddress;
import java.util.List;

/** Where friends were in earlier runs: with luck they are there still, and nobody has to be asked. */
public interface Remembered {
    /** For a node that begins anew each time. */
    Remembered NOTHING = new Remembered() {
        @Override
        public List<InetSocketAddress> of(PairId friend) {
            return List.of();
        }

        @Override
        public void found(PairId friend, List<InetSocketAddress> addresses) {}

        @Override
        public void forget(PairId friend) {}
    };

    /** So many are kept of each friend: what carried, and what her last record said. */
    int MOST = 6;

    /** Of the last days, the most promising first. */
    List<InetSocketAddress> of(PairId friend);

    /** She is there now. */
    void found(PairId friend, List<InetSocketAddress> addresses);

    /** She is a friend no more. */
    void forget(PairId friend);
}
