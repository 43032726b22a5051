package chat.warren.bench.dht.part;

import chat.warren.crypto.primitive.Bytes;
import chat.warren.crypto.wire.MalformedException;
import chat.warren.dht.bencode.BencodeReader;
import chat.warren.dht.bencode.BencodeWriter;
import chat.warren.dht.bencode.ByteString;
import chat.warren.dht.bencode.Dictionary;
import chat.warren.dht.limit.WriteTokens;
import chat.warren.dht.routing.RoutingTable;
import chat.warren.dht.routing.TableLimits;
import chat.warren.dht.wire.Contact;
import chat.warren.dht.wire.Id;
import chat.warren.dht.wire.Message;
import chat.warren.dht.wire.MessageReader;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.UnknownHostException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.SplittableRandom;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;

/** What JMH measures. */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
public class Parts {
    private static final long SEED = 1;
    private static final Instant NOW = Instant.EPOCH;

    /** Nodes that have answered: as many as fill what a network of a million fills. */
    private static final int MET = 8000;

    private final SplittableRandom random = new SplittableRandom(SEED);
    private final byte[] datagram = datagram();
    private final Dictionary dictionary = read(datagram);
    private final RoutingTable table = table(random);
    private final WriteTokens tokens = new WriteTokens(random, NOW);
    private final InetAddress address = address(random);
    private final Id place = Id.random(random);
    private final ByteString token = tokens.make(address, place, NOW);

    /** The answer to a get_peers: an id, twenty nodes, a token, and the address that asked. */
    static byte[] datagram() {
        SplittableRandom random = new SplittableRandom(SEED);
        Dictionary answer = Dictionary.builder()
                .put("id", bytes(random, 20))
                .put("nodes", bytes(random, 20 * 26))
                .put("token", bytes(random, 8))
                .build();
        return BencodeWriter.write(Dictionary.builder()
                .put("ip", bytes(random, 6))
                .put("r", answer)
                .put("t", bytes(random, 6))
                .put("y", ByteString.ascii("r"))
                .build());
    }

    @Benchmark
    public Dictionary bencodeRead() throws MalformedException {
        return BencodeReader.readDictionary(datagram);
    }

    @Benchmark
    public byte[] bencodeWrite() {
        return BencodeWriter.write(dictionary);
    }

    /** From the bytes to ids and addresses of twenty contacts. */
    @Benchmark
    public Message messageRead() throws MalformedException {
        return MessageReader.read(BencodeReader.readDictionary(datagram));
    }

    @Benchmark
    public List<Contact> closest() {
        return table.closest(Id.random(random), 20);
    }

    @Benchmark
    public ByteString tokenMake() {
        return tokens.make(address, place, NOW);
    }

    @Benchmark
    public boolean tokenCheck() {
        return tokens.accepts(token, address, place, NOW);
    }

    private static Dictionary read(byte[] datagram) {
        try {
            return BencodeReader.readDictionary(datagram);
        } catch (MalformedException impossible) {
            throw new AssertionError(impossible); // We have just written it.
        }
    }

    private static RoutingTable table(SplittableRandom random) {
        RoutingTable table = new RoutingTable(Id.random(random), TableLimits.DEFAULT, random);
        for (int i = 0; i < MET; i++) {
            Contact contact = new Contact(Id.random(random), new InetSocketAddress(address(random), 6881));
            table.answered(contact, Duration.ofMillis(20 + random.nextInt(200)), NOW);
        }
        return table;
    }

    private static InetAddress address(SplittableRandom random) {
        try {
            return InetAddress.getByAddress(new byte[] {
                (byte) (41 + random.nextInt(58)),
                (byte) random.nextInt(256),
                (byte) random.nextInt(256),
                (byte) random.nextInt(256)
            });
        } catch (UnknownHostException impossible) {
            throw new AssertionError(impossible); // Four bytes are an address.
        }
    }

    private static ByteString bytes(SplittableRandom random, int count) {
        return ByteString.of(Bytes.random(random, count));
    }
}
