package chat.warren.dht.engine;

import chat.warren.crypto.wire.MalformedException;
import chat.warren.dht.bencode.BencodeReader;
import chat.warren.dht.bencode.BencodeWriter;
import chat.warren.dht.wire.Id;
import chat.warren.dht.wire.Item;
import chat.warren.dht.wire.Message;
import chat.warren.dht.wire.MessageReader;
import chat.warren.dht.wire.Query;
import chat.warren.simulator.net.Host;
import chat.warren.simulator.net.Witness;
import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/** Sits in every storing node at once and keeps what lookups and puts brought there. */
final class StorageWatch implements Witness {
    private static final int WINDOW = Long.BYTES;

    private final Map<Id, Item> stored = new HashMap<>();
    private final Set<Id> places = new HashSet<>();
    private final Map<String, Integer> putShapes = new TreeMap<>();
    private final Map<String, Integer> getShapes = new TreeMap<>();
    private long puts;

    @Override
    public void delivered(Instant when, Host to, InetSocketAddress from, byte[] datagram) {
        try {
            if (MessageReader.read(BencodeReader.readDictionary(datagram)) instanceof Message.Request request) {
                switch (request.query()) {
                    case Query.Put put -> {
                        puts++;
                        note(put.item());
                        count(putShapes, shape(datagram, request));
                    }
                    case Query.Get get -> count(getShapes, shape(datagram, request));
                    default -> {}
                }
            }
        } catch (MalformedException e) {
            throw new AssertionError(e); // Only engines are there.
        }
    }

    void note(Item item) {
        places.add(item.target());
        stored.putIfAbsent(item.target(), item);
    }

    int places() {
        return places.size();
    }

    long sawPutsOf() {
        return puts;
    }

    /** What puts look like when all that is random by design is blanked out. */
    Map<String, Integer> putShapes() {
        return putShapes;
    }

    Map<String, Integer> getShapes() {
        return getShapes;
    }

    /** How often eight bytes in a row appear in two records. By chance: once in ten million such tests. */
    int repetitions() {
        long[] windows = new long[0];
        for (Item item : stored.values()) {
            long[] own = windows((Item.Mutable) item);
            int before = windows.length;
            windows = Arrays.copyOf(windows, before + own.length);
            System.arraycopy(own, 0, windows, before, own.length);
        }
        Arrays.sort(windows);
        int repetitions = 0;
        for (int i = 1; i < windows.length; i++) {
            repetitions += windows[i] == windows[i - 1] ? 1 : 0;
        }
        return repetitions;
    }

    private static long[] windows(Item.Mutable item) {
        byte[] value = BencodeWriter.write(item.value());
        byte[] bare = Arrays.copyOfRange(value, value.length - 424, value.length); // Without the length in front of it.
        ByteBuffer all = ByteBuffer.allocate(1024);
        all.put(item.target().toArray())
                .put(item.key().toArray())
                .put(item.signature().toArray())
                .put(bare);
        long[] windows = new long[all.position() - WINDOW + 1];
        for (int i = 0; i < windows.length; i++) {
            windows[i] = all.getLong(i);
        }
        return Arrays.stream(windows).distinct().toArray();
    }

    private static void count(Map<String, Integer> shapes, String shape) {
        shapes.merge(shape, 1, Integer::sum);
    }

    private static String shape(byte[] datagram, Message.Request request) {
        byte[] blanked = datagram.clone();
        blank(blanked, request.transaction().toArray());
        blank(blanked, request.sender().toArray());
        switch (request.query()) {
            case Query.Put put -> {
                Item.Mutable item = (Item.Mutable) put.item();
                blank(blanked, put.token().toArray());
                blank(blanked, item.key().toArray());
                blank(blanked, item.signature().toArray());
                byte[] value = BencodeWriter.write(item.value());
                blank(blanked, Arrays.copyOfRange(value, value.length - 424, value.length));
            }
            case Query.Get get -> blank(blanked, get.target().toArray());
            default -> throw new IllegalArgumentException("neither put nor get");
        }
        // The sequence number counts minutes from a first one that only the pair knows, always in four digits.
        return new String(blanked, StandardCharsets.ISO_8859_1)
                .replace('\0', '.')
                .replaceAll("seqi[0-9]{4}e", "seqi....e");
    }

    private static void blank(byte[] in, byte[] what) {
        for (int i = 0; i + what.length <= in.length; i++) {
            if (Arrays.equals(in, i, i + what.length, what, 0, what.length)) {
                Arrays.fill(in, i, i + what.length, (byte) 0);
                return;
            }
        }
        throw new AssertionError("it is not there");
    }
}
