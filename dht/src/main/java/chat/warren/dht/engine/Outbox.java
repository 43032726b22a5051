package chat.warren.dht.engine;

import chat.warren.dht.bencode.ByteString;
import java.net.InetSocketAddress;
import java.util.ArrayDeque;
import java.util.Queue;
import org.jspecify.annotations.Nullable;

/** Collects what shall go out until the owner fetches it. */
final class Outbox {
    private final Queue<Output> outputs = new ArrayDeque<>();
    private long sentBytes;

    void send(InetSocketAddress to, byte[] datagram) {
        sentBytes += datagram.length;
        outputs.add(new Output.Send(to, ByteString.of(datagram)));
    }

    void happened(Event event) {
        outputs.add(new Output.Happened(event));
    }

    @Nullable Output poll() {
        return outputs.poll();
    }

    long sentBytes() {
        return sentBytes;
    }
}
