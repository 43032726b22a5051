package chat.warren.dht.engine;

import chat.warren.crypto.primitive.Bytes;
import chat.warren.dht.bencode.ByteString;
import chat.warren.dht.bencode.Dictionary;
import chat.warren.dht.wire.Answer;
import chat.warren.dht.wire.Contact;
import chat.warren.dht.wire.Framing;
import chat.warren.dht.wire.Id;
import chat.warren.dht.wire.Message;
import chat.warren.dht.wire.MessageWriter;
import chat.warren.dht.wire.Nodes;
import chat.warren.dht.wire.Query;
import chat.warren.dht.wire.Want;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.UnknownHostException;
import java.util.List;
import java.util.SplittableRandom;

/** Datagrams that a flood is made of: noise, queries with flipped bits, answers that nobody asked for. */
final class Junk {
    private final SplittableRandom random;
    private final Framing framing = Framing.mainline();

    Junk(SplittableRandom random) {
        this.random = random;
    }

    /** From anywhere: the sender's address is as made up as the rest. */
    InetSocketAddress from() {
        byte[] address = {(byte) (11 + random.nextInt(80)), (byte) random.nextInt(256), (byte) random.nextInt(256), 7};
        try {
            return new InetSocketAddress(InetAddress.getByAddress(address), 1 + random.nextInt(65_000));
        } catch (UnknownHostException impossible) {
            throw new AssertionError(impossible); // Four bytes are an address.
        }
    }

    byte[] next() {
        return switch (random.nextInt(3)) {
            case 0 -> Bytes.random(random, random.nextInt(1, 600));
            case 1 -> flipped(query());
            default -> answer();
        };
    }

    private byte[] query() {
        ByteString transaction = ByteString.of(Bytes.random(random, 4));
        Query query = new Query.FindNode(Id.random(random), Want.DEFAULT);
        // Read-only, so that nobody is looked at because of it: what a stranger with a real address could always do.
        return bytes(new Message.Request(transaction, Id.random(random), true, query, 0));
    }

    private byte[] answer() {
        List<Contact> named = List.of(new Contact(Id.random(random), from()), new Contact(Id.random(random), from()));
        Answer answer = new Answer(
                Id.random(random), new Nodes(named, List.of()), null, new Answer.Nothing(), Dictionary.EMPTY);
        return bytes(new Message.Response(ByteString.of(Bytes.random(random, 6)), answer, from()));
    }

    private byte[] bytes(Message message) {
        return framing.write(MessageWriter.write(message), random);
    }

    private byte[] flipped(byte[] datagram) {
        datagram[random.nextInt(datagram.length)] ^= (byte) (1 << random.nextInt(8));
        return datagram;
    }
}
