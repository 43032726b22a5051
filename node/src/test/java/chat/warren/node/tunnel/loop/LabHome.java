package chat.warren.node.tunnel.loop;

import chat.warren.node.portmap.Protocol;
import chat.warren.node.portmap.loop.RouterPort;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;

/** A program of its own, for a host of the laboratory: has its router give it a port for UDP and one for TCP. */
final class LabHome {
    private LabHome() {}

    public static void main(String[] arguments) throws Exception {
        InetSocketAddress own = new InetSocketAddress(InetAddress.ofLiteral(arguments[0]), 4000);
        BlockingQueue<Optional<InetSocketAddress>> told = new LinkedBlockingQueue<>();
        try (Town town = new Town(1)) {
            for (Protocol protocol : Protocol.values()) {
                try (RouterPort _ = LabFriend.port(town, protocol, own, (outside, now) -> told.add(outside))) {
                    LabFriend.say(protocol + " " + told.take());
                    System.in.read();
                }
                LabFriend.say("given back " + told.take());
            }
        }
    }
}
