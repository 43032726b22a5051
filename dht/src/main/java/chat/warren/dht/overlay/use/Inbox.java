package chat.warren.dht.overlay.use;

import chat.warren.crypto.wire.MalformedException;
import chat.warren.dht.bencode.ByteString;
import chat.warren.dht.bencode.Dictionary;
import chat.warren.dht.engine.Asked;
import chat.warren.dht.overlay.wire.SealedRequest.AnswerKey;
import chat.warren.dht.overlay.wire.SignalRequest;
import java.net.InetSocketAddress;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Takes the signals that helpers hand on: from helpers of ours, under keys of ours, each once. */
public final class Inbox {
    /** That of the last renewal, and the one before it, under which a signal may be on its way. */
    private static final int KEYS_PER_HELPER = 2;

    /** A key lives for two renewals; in them a helper hands on no more than this. */
    private static final int MAX_REMEMBERED = 256;

    private final Map<InetSocketAddress, Deque<AnswerKey>> keys = new HashMap<>();
    private final Set<ByteString> seen = new LinkedHashSet<>();
    private Heard heard = (signal, now) -> {};
    private long received;
    private long repeated;
    private long unreadable;

    /** Told of signals. Where they come from stands inside, sealed for whoever is told. */
    @FunctionalInterface
    public interface Heard {
        void heard(ByteString signal, Instant now);
    }

    /** Signals that arrived, those that arrived once more, and what was none. */
    public record Count(long received, long repeated, long unreadable) {}

    public void whenHeard(Heard told) {
        heard = told;
    }

    void opened(InetSocketAddress helper, AnswerKey key) {
        Deque<AnswerKey> ofHelper = keys.computeIfAbsent(helper, each -> new ArrayDeque<>());
        ofHelper.addFirst(key);
        if (ofHelper.size() > KEYS_PER_HELPER) {
            ofHelper.removeLast();
        }
    }

    void closed(InetSocketAddress helper) {
        keys.remove(helper);
    }

    /** The handler of the query that brings them. */
    public Optional<Dictionary> ask(Asked asked, Dictionary arguments, Instant now) throws MalformedException {
        ByteString box = arguments.needBytes("b");
        for (AnswerKey key : keys.getOrDefault(asked.from().address(), new ArrayDeque<>())) {
            Optional<ByteString> signal = open(key, box);
            if (signal.isPresent()) {
                take(box, signal.get(), now);
                return Optional.of(Dictionary.EMPTY); // Again if it came again: the first answer may be lost.
            }
        }
        unreadable++;
        return Optional.empty();
    }

    private Optional<ByteString> open(AnswerKey key, ByteString box) {
        try {
            return Optional.of(SignalRequest.received(key, box));
        } catch (MalformedException e) {
            return Optional.empty(); // Under another of the keys, or from nobody we know.
        }
    }

    private void take(ByteString box, ByteString signal, Instant now) {
        // The helper seals a repeated signal anew, so what it says is remembered, and the box for whoever replays it.
        boolean newBox = seen.add(box);
        boolean fresh = seen.add(signal) && newBox;
        while (seen.size() > MAX_REMEMBERED) {
            seen.remove(seen.iterator().next());
        }
        if (fresh) {
            received++;
            heard.heard(signal, now);
        } else {
            repeated++;
        }
    }

    public Count count() {
        return new Count(received, repeated, unreadable);
    }
}
