package chat.warren.node.contacts;

import chat.warren.crypto.wire.ByteReader;
import chat.warren.crypto.wire.ByteWriter;
import chat.warren.crypto.wire.MalformedException;
import chat.warren.dht.rendezvous.PairId;
import chat.warren.node.running.Remembered;
import chat.warren.storage.StorageException;
import chat.warren.storage.database.SealedTable;
import chat.warren.storage.profile.Profile;
import chat.warren.storage.row.Octets;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.UnknownHostException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executor;
import java.util.concurrent.atomic.AtomicLong;

/**
 * Where friends were, and at which port we were, in the profile. Read before the node starts, and written by whoever
 * writes for the profile.
 */
public final class StoredFriends implements Remembered {
    private static final String FRIENDS = "friend-addresses";
    private static final String PORT = "own-port";
    private static final Octets OWN = Octets.of(new byte[1]);
    /** Homes keep their addresses for days. Who was not there for longer is looked for anyway. */
    private static final Duration FRESH = Duration.ofDays(3);
    /** The same addresses are written again when this much of that is over. */
    private static final Duration RENEWED = Duration.ofHours(6);

    private final Profile profile;
    private final Executor writer;
    private final InstantSource wall;
    private final Map<PairId, Place> places = new ConcurrentHashMap<>();
    private final AtomicLong unwritten = new AtomicLong();
    private final int port;

    private record Place(Instant at, List<InetSocketAddress> addresses) {}

    private StoredFriends(Profile profile, Executor writer, InstantSource wall) throws StorageException {
        this.profile = profile;
        this.writer = writer;
        this.wall = wall;
        this.port = profile.read(snapshot -> profile.contents().state().get(snapshot, PORT, OWN))
                .map(bytes -> parsed(bytes, ByteReader::u16, 0))
                .orElse(0);
    }

    /** Reads what is there. */
    public static StoredFriends of(Profile profile, Executor writer, InstantSource wall) throws StorageException {
        StoredFriends friends = new StoredFriends(profile, writer, wall);
        var page =
                profile.read(snapshot -> profile.contents().state().page(snapshot, FRIENDS, 0, SealedTable.MAX_PAGE));
        for (var placed : page) {
            long pair = parsed(placed.value().subject(), ByteReader::i64, 0L);
            Optional<Place> place = parsed(placed.value().bytes(), StoredFriends::place, Optional.empty());
            place.ifPresent(found -> friends.places.put(new PairId(pair), found));
        }
        return friends;
    }

    /** Reads one thing. */
    @FunctionalInterface
    private interface Parser<T> {
        T parse(ByteReader in) throws MalformedException;
    }

    /** What a later version may have left there is no reason not to start. */
    private static <T> T parsed(Octets bytes, Parser<T> parser, T otherwise) {
        try {
            return parser.parse(new ByteReader(bytes.toArray()));
        } catch (MalformedException e) {
            return otherwise;
        }
    }

    private static Optional<Place> place(ByteReader in) throws MalformedException {
        Instant at = Instant.ofEpochSecond(in.u32());
        List<InetSocketAddress> addresses = new ArrayList<>();
        int count = Math.min(in.u8(), MOST);
        for (int i = 0; i < count; i++) {
            byte[] address = in.bytes(in.u8());
            int there = in.u16();
            try {
                if (there > 0) {
                    addresses.add(new InetSocketAddress(InetAddress.getByAddress(address), there));
                }
            } catch (UnknownHostException e) {
                return Optional.empty(); // Neither 4 nor 16 bytes.
            }
        }
        return Optional.of(new Place(at, List.copyOf(addresses)));
    }

    private static Octets octets(Place place) {
        ByteWriter out = new ByteWriter().u32(place.at().getEpochSecond());
        out.u8(place.addresses().size());
        for (InetSocketAddress address : place.addresses()) {
            byte[] bytes = address.getAddress().getAddress();
            out.u8(bytes.length).bytes(bytes).u16(address.getPort());
        }
        return Octets.of(out.toArray());
    }

    private static Octets subject(PairId friend) {
        return Octets.of(new ByteWriter().i64(friend.number()).toArray());
    }

    /** At which we were, or 0: routers and friends know us there. */
    public int port() {
        return port;
    }

    /** We are there now. */
    public void isAt(int now) {
        if (now != port) {
            Octets bytes = Octets.of(new ByteWriter().u16(now).toArray());
            writer.execute(() -> change(PORT, OWN, Optional.of(bytes)));
        }
    }

    @Override
    public List<InetSocketAddress> of(PairId friend) {
        return Optional.ofNullable(places.get(friend))
                .filter(place -> place.at().plus(FRESH).isAfter(wall.instant()))
                .map(Place::addresses)
                .orElse(List.of());
    }

    @Override
    public void found(PairId friend, List<InetSocketAddress> addresses) {
        Instant now = wall.instant();
        List<InetSocketAddress> few = addresses.stream().limit(MOST).toList();
        Place before = places.get(friend);
        boolean known = before != null
                && before.addresses().equals(few)
                && before.at().plus(RENEWED).isAfter(now);
        if (!known) {
            Place place = new Place(now, few);
            places.put(friend, place);
            writer.execute(() -> change(FRIENDS, subject(friend), Optional.of(octets(place))));
        }
    }

    @Override
    public void forget(PairId friend) {
        if (places.remove(friend) != null) {
            writer.execute(() -> change(FRIENDS, subject(friend), Optional.empty()));
        }
    }

    private void change(String kind, Octets subject, Optional<Octets> bytes) {
        try {
            profile.change(transaction -> {
                if (bytes.isPresent()) {
                    profile.contents().state().put(transaction, kind, subject, bytes.get());
                } else {
                    boolean _ = profile.contents().state().remove(transaction, kind, subject);
                }
            });
        } catch (StorageException e) {
            unwritten.incrementAndGet(); // A full disk is told by what matters; the next start is slower.
        }
    }

    /** How often the disk refused. */
    public long unwritten() {
        return unwritten.get();
    }
}
