package chat.warren.dht.engine;

import chat.warren.crypto.wire.MalformedException;
import chat.warren.dht.bencode.BencodeReader;
import chat.warren.dht.bencode.ByteString;
import chat.warren.dht.bencode.Dictionary;
import chat.warren.dht.wire.Answer;
import chat.warren.dht.wire.Framing;
import chat.warren.dht.wire.Id;
import chat.warren.dht.wire.Message;
import chat.warren.dht.wire.MessageReader;
import chat.warren.dht.wire.MessageWriter;
import chat.warren.dht.wire.Query;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import org.jspecify.annotations.Nullable;

/** Talks to one engine by hand, from whatever address it likes, and counts what comes back. */
final class Stranger {
    static final InetSocketAddress HERE = new InetSocketAddress("80.1.2.3", 4000);

    final DhtEngine engine;
    final SplittableRandom random = new SplittableRandom(5);
    final List<Output.Send> sent = new ArrayList<>();
    final Id id = Id.random(random);
    private final Framing framing = Framing.mainline();
    Instant now = Instant.parse("2026-01-01T00:00:00Z");
    long bytesIn;
    long bytesOut;

    Stranger() {
        engine = new DhtEngine(Classic.ours(), new SplittableRandom(6), now);
        drain();
    }

    /** The reply to this query, if one comes at once. */
    @Nullable Message ask(InetSocketAddress from, Query query) {
        ByteString transaction = ByteString.of(new byte[] {7, 7});
        int before = sent.size();
        give(from, bytes(new Message.Request(transaction, id, false, query, 0)));
        for (Output.Send send : sent.subList(before, sent.size())) {
            Message message = read(send);
            if (message.transaction().equals(transaction)) {
                return message;
            }
        }
        return null;
    }

    Answer answerTo(InetSocketAddress from, Query query) {
        if (ask(from, query) instanceof Message.Response response) {
            return response.answer();
        }
        throw new AssertionError("no answer to " + query);
    }

    int errorTo(InetSocketAddress from, Query query) {
        if (ask(from, query) instanceof Message.Failure failure) {
            return failure.code();
        }
        throw new AssertionError("no error for " + query);
    }

    void give(InetSocketAddress from, byte[] datagram) {
        bytesIn += datagram.length;
        engine.receive(now, from, datagram);
        drain();
    }

    void pass(Duration time) {
        now = now.plus(time);
        drain();
    }

    byte[] bytes(Message message) {
        return framing.write(MessageWriter.write(message), random);
    }

    Message read(Output.Send send) {
        try {
            Dictionary opened =
                    framing.open(BencodeReader.readDictionary(send.datagram().toArray()));
            if (opened == null) {
                throw new AssertionError("a datagram of another network");
            }
            return MessageReader.read(opened);
        } catch (MalformedException e) {
            throw new AssertionError(e); // The engine writes what its own reader reads.
        }
    }

    EngineStats stats() {
        return engine.stats(NetworkId.MAINLINE);
    }

    private void drain() {
        engine.advanceTo(now);
        while (true) {
            switch (engine.poll()) {
                case Output.Send send -> {
                    sent.add(send);
                    bytesOut += send.datagram().length();
                }
                case Output.Happened happened -> {}
                case Output.WaitUntil wait -> {
                    return;
                }
            }
        }
    }
}
