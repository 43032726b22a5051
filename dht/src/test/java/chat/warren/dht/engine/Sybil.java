package chat.warren.dht.engine;

import chat.warren.crypto.wire.MalformedException;
import chat.warren.dht.bencode.BencodeReader;
import chat.warren.dht.bencode.ByteString;
import chat.warren.dht.bencode.Dictionary;
import chat.warren.dht.wire.Answer;
import chat.warren.dht.wire.Contact;
import chat.warren.dht.wire.Framing;
import chat.warren.dht.wire.Id;
import chat.warren.dht.wire.Message;
import chat.warren.dht.wire.MessageReader;
import chat.warren.dht.wire.MessageWriter;
import chat.warren.dht.wire.Nodes;
import chat.warren.dht.wire.Query;
import chat.warren.dht.wire.Want;
import chat.warren.simulator.net.Host;
import chat.warren.simulator.net.Program;
import chat.warren.simulator.net.Socket;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.random.RandomGenerator;

/**
 * One of many nodes of an attacker. It answers every question at once, names only its own kind, takes what is stored
 * with it and never gives it back; and it introduces itself to everybody again and again.
 */
final class Sybil implements Program {
    private static final int NAMED = 20;
    private static final Duration BETWEEN = Duration.ofMillis(500);
    private static final ByteString TOKEN = ByteString.ascii("whatever");

    private final Socket socket;
    private final Contact self;
    private final List<Contact> gang;
    private final List<InetSocketAddress> victims;
    private final RandomGenerator random;
    private final Framing framing = Framing.mainline();
    private Instant next;
    int swallowed;

    Sybil(Host host, Id id, List<Contact> gang, List<InetSocketAddress> victims) {
        this.socket = host.bind(SimNode.PORT);
        this.self = new Contact(id, new InetSocketAddress(host.v4(), SimNode.PORT));
        this.gang = gang;
        this.victims = victims;
        this.random = host.random();
        this.next = host.clock().instant();
        gang.add(self);
        host.run(this);
    }

    @Override
    public void receive(InetSocketAddress from, InetSocketAddress to, byte[] datagram) {
        try {
            Dictionary opened = framing.open(BencodeReader.readDictionary(datagram));
            if (opened != null && MessageReader.read(opened) instanceof Message.Request request) {
                send(from, new Message.Response(request.transaction(), answer(request.query()), from));
            }
        } catch (MalformedException e) {
            throw new AssertionError(e); // Only engines talk to it.
        }
    }

    @Override
    public Instant advanceTo(Instant now) {
        if (!now.isBefore(next)) {
            next = now.plus(BETWEEN);
            InetSocketAddress victim = victims.get(random.nextInt(victims.size()));
            Query query = new Query.FindNode(self.id(), Want.DEFAULT);
            ByteString transaction = ByteString.of(new byte[] {1, 2, 3, 4});
            send(victim, new Message.Request(transaction, self.id(), false, query, 0));
        }
        return next;
    }

    private Answer answer(Query query) {
        return switch (query) {
            case Query.FindNode asked -> naming(asked.target());
            case Query.GetPeers asked -> naming(asked.infoHash());
            case Query.Get asked -> naming(asked.target());
            case Query.Put put -> {
                swallowed++;
                yield Answer.plain(self.id());
            }
            case Query.Ping ping -> Answer.plain(self.id());
            case Query.AnnouncePeer announce -> Answer.plain(self.id());
            case Query.Extension extension -> Answer.plain(self.id());
        };
    }

    private Answer naming(Id target) {
        List<Contact> closest = gang.stream()
                .sorted((a, b) -> target.compareDistance(a.id(), b.id()))
                .limit(NAMED)
                .toList();
        Nodes nodes = new Nodes(closest, List.of());
        return new Answer(self.id(), nodes, TOKEN, new Answer.Nothing(), Dictionary.EMPTY);
    }

    private void send(InetSocketAddress to, Message message) {
        socket.send(to, framing.write(MessageWriter.write(message), random));
    }
}
