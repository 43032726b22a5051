package chat.warren.dht.engine;

import chat.warren.dht.bencode.ByteString;
import java.net.InetSocketAddress;
import java.time.Instant;

/** What the engine's owner has to do next. */
public sealed interface Output {
    record Send(InetSocketAddress to, ByteString datagram) implements Output {}

    record Happened(Event event) implements Output {}

    /** Nothing more for now: call again at this time, or when something arrives. */
    record WaitUntil(Instant deadline) implements Output {}
}
