package chat.warren.dht.engine;

import chat.warren.dht.call.Calls;
import chat.warren.dht.wire.Message;
import java.net.InetSocketAddress;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Queries whose answers are too long for an address that may be forged; they wait for it to answer a ping of ours. */
final class Deferred {
    /** Each is a few hundred bytes; a flood pushes out a flood. */
    private static final int MAX_WAITING = 256;

    record Waiting(Message.Request request, int length, Instant since) {}

    private final Map<InetSocketAddress, Waiting> waiting = new LinkedHashMap<>() {
        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<InetSocketAddress, Waiting> eldest) {
            return size() > MAX_WAITING;
        }
    };

    /** False when one waits for this address already: one ping at a time. */
    boolean offer(InetSocketAddress address, Message.Request request, int length, Instant now) {
        Waiting before = waiting.get(address);
        if (before != null && now.isBefore(before.since().plus(Calls.INTEREST))) {
            return false;
        }
        waiting.put(address, new Waiting(request, length, now));
        return true;
    }

    @Nullable Waiting take(InetSocketAddress address) {
        return waiting.remove(address);
    }
}
