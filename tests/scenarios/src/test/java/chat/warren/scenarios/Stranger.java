package chat.warren.scenarios;

import chat.warren.dht.engine.EngineConfig;
import chat.warren.dht.engine.NetworkId;
import chat.warren.dht.engine.NetworkSpec;
import chat.warren.dht.loop.Binding;
import chat.warren.dht.loop.DhtLoop;
import chat.warren.dht.loop.LanGroup;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.security.SecureRandom;
import java.time.InstantSource;
import java.util.List;
import java.util.concurrent.CountDownLatch;

/** A node of the DHT on a public host of a laboratory, who knows nothing of friends. */
final class Stranger {
    static final int PORT = 6881;

    private Stranger() {}

    /** The own address, and that of the first of them. */
    public static void main(String[] arguments) throws Exception {
        List<InetSocketAddress> first = List.of(new InetSocketAddress(InetAddress.ofLiteral(arguments[1]), PORT));
        try (DhtLoop loop = DhtLoop.start(
                new Binding(List.of(InetAddress.ofLiteral(arguments[0])), PORT),
                EngineConfig.of(NetworkSpec.mainline()),
                InstantSource.system(),
                new SecureRandom(),
                new DhtLoop.Aboard((engine, errands, now) -> List.of(), LanGroup.usual()))) {
            loop.execute((engine, now) -> engine.bootstrap(now, NetworkId.MAINLINE, first));
            System.out.println("there at " + loop.port());
            new CountDownLatch(1).await(); // Until the laboratory is taken down.
        }
    }
}
