package chat.warren.dht.overlay;

import chat.warren.dht.engine.DhtEngine;
import chat.warren.dht.engine.EngineConfig;
import chat.warren.dht.engine.NetworkId;
import chat.warren.dht.engine.NetworkSpec;
import chat.warren.dht.engine.Output;
import chat.warren.dht.wire.Family;
import chat.warren.simulator.net.Host;
import chat.warren.simulator.net.Program;
import chat.warren.simulator.net.Socket;
import java.net.InetSocketAddress;
import java.time.Instant;
import java.util.List;

/** A Mainline node that has never heard of Warren. */
final class Plain implements Program {
    final Host host;
    final DhtEngine engine;
    private final Socket socket;

    Plain(Host host) {
        this.host = host;
        this.socket = host.bind(Member.PORT);
        EngineConfig config = EngineConfig.of(NetworkSpec.mainline()).over(Family.IPV4);
        this.engine = new DhtEngine(config, host.random(), host.clock().instant());
        host.run(this);
    }

    InetSocketAddress address() {
        return new InetSocketAddress(host.v4(), Member.PORT);
    }

    void knows(InetSocketAddress... nodes) {
        engine.bootstrap(host.clock().instant(), NetworkId.MAINLINE, List.of(nodes));
        host.nudge();
    }

    @Override
    public void receive(InetSocketAddress from, InetSocketAddress to, byte[] datagram) {
        engine.receive(host.clock().instant(), from, datagram);
    }

    @Override
    public Instant advanceTo(Instant now) {
        engine.advanceTo(now);
        while (true) {
            switch (engine.poll()) {
                case Output.Send send -> socket.send(send.to(), send.datagram().toArray());
                case Output.Happened happened -> {}
                case Output.WaitUntil wait -> {
                    return wait.deadline();
                }
            }
        }
    }
}
