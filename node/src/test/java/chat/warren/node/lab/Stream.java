package chat.warren.node.lab;

import chat.warren.crypto.datagram.Kind;
import chat.warren.dht.rendezvous.PairId;
import chat.warren.node.probe.Whereabouts;
import chat.warren.node.running.Pipes;
import chat.warren.simulator.net.Network;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.function.Predicate;

/** TCP between two whole nodes of the simulator: whatever goes in comes out, in order, after a while. */
public final class Stream {
    private static final Duration ONE_WAY = Duration.ofMillis(30);

    private final Network network;
    private final PairId pair;
    private boolean open;
    private int dials;

    private Stream(Network network, PairId pair) {
        this.network = network;
        this.pair = pair;
    }

    /**
     * A way from one to the other.
     *
     * @param passes whether a dial gets through to where the friend says that she is
     */
    public static Stream between(
            Network network, PairId pair, WholeNode dialler, WholeNode listener, Predicate<Whereabouts> passes) {
        Stream stream = new Stream(network, pair);
        dialler.pipes(stream.new End(listener, dialler, passes));
        listener.pipes(stream.new End(dialler, listener, there -> false));
        return stream;
    }

    /** A node may have one for each friend. */
    private int number() {
        return (int) pair.number();
    }

    public int dials() {
        return dials;
    }

    /** The connection breaks, and both notice. */
    public void breaks(WholeNode one, WholeNode other) {
        open = false;
        for (WholeNode each : List.of(one, other)) {
            each.reaching().tunnelling().closed(number(), pair, now());
            each.host().nudge();
        }
    }

    private Instant now() {
        return network.clock().instant();
    }

    private void opens(WholeNode at, WholeNode from) {
        InetSocketAddress remote = new InetSocketAddress(from.host().v4(), number());
        at.reaching().tunnelling().opened(number(), pair, remote, now());
        at.host().nudge();
    }

    private final class End implements Pipes {
        private final WholeNode other;
        private final WholeNode own;
        private final Predicate<Whereabouts> passes;

        private End(WholeNode other, WholeNode own, Predicate<Whereabouts> passes) {
            this.other = other;
            this.own = own;
            this.passes = passes;
        }

        @Override
        public void dial(PairId friend, Whereabouts there) {
            dials++;
            if (passes.test(there) && !open) {
                open = true;
                network.after(ONE_WAY, () -> {
                    opens(other, own);
                    opens(own, other);
                });
            }
        }

        @Override
        public void send(int connection, Kind kind, byte[] sealed) {
            if (open) {
                network.after(ONE_WAY, () -> {
                    other.reaching().tunnelling().arrived(connection, pair, sealed, now());
                    other.host().nudge();
                });
            }
        }

        @Override
        public void forget(PairId friend) {
            open = false;
        }
    }
}
