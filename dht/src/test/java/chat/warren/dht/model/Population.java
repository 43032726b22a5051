package chat.warren.dht.model;

import chat.warren.dht.routing.BoundId;
import chat.warren.dht.wire.Contact;
import chat.warren.dht.wire.Id;
import chat.warren.simulator.chance.Seed;
import chat.warren.simulator.world.Place;
import chat.warren.simulator.world.World;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.UnknownHostException;
import java.time.Duration;
import java.util.Arrays;
import java.util.SplittableRandom;

/**
 * Who is there, and who was until recently: ids in order, places, addresses and sessions, about 40 bytes a node.
 *
 * <p>Sessions have no memory, so those under way are as long as new ones, and the crowd is in balance.
 */
final class Population {
    /**
     * The low bits of an id's first 64 are the node's number, which keeps ids and their owners together when sorted.
     */
    private static final int NUMBER_BITS = 21;

    private static final int PORT = 6881;
    private static final int NEVER = Integer.MAX_VALUE;

    private final World world = new World();
    private final int living;
    private final long[] ids; // In ascending order, with the sign flipped so that they sort as unsigned.
    private final int[] addresses;
    private final byte[] lowest;
    private final byte[] regions;
    private final float[] east;
    private final float[] north;
    private final float[] access;
    private final int[] diedSecondsAgo; // 0 for the living.
    private final int[] bornSecondsAgo;

    /** So many living nodes, and those who left within the memory of tables. */
    Population(int living, Duration medianSession, Duration memory, long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        double meanSeconds = medianSession.toSeconds() / StrictMath.log(2);
        int all = (int) (living * (1 + memory.toSeconds() / meanSeconds));
        if (all >= 1 << NUMBER_BITS) {
            throw new IllegalArgumentException("more than two million nodes");
        }
        this.living = living;
        ids = new long[all];
        addresses = new int[all];
        lowest = new byte[all];
        regions = new byte[all];
        east = new float[all];
        north = new float[all];
        access = new float[all];
        diedSecondsAgo = new int[all];
        bornSecondsAgo = new int[all];
        for (int i = 0; i < all; i++) {
            Place place = World.somewhere(random);
            regions[i] = (byte) place.region();
            east[i] = (float) place.eastMillis();
            north[i] = (float) place.northMillis();
            access[i] = (float) place.accessMillis();
            addresses[i] = (World.network(place.region(), random) << 24) | random.nextInt(1 << 24);
            Id id = BoundId.make(inet(addresses[i]), random);
            lowest[i] = (byte) id.low();
            ids[i] = ((id.high() & -1L << NUMBER_BITS) | i) ^ Long.MIN_VALUE;
            diedSecondsAgo[i] = i < living ? 0 : 1 + random.nextInt((int) memory.toSeconds());
            double session = -meanSeconds * StrictMath.log(1 - random.nextDouble());
            bornSecondsAgo[i] = (int) Math.min(NEVER, diedSecondsAgo[i] + session);
        }
        Arrays.sort(ids);
    }

    int size() {
        return ids.length;
    }

    int living() {
        return living;
    }

    /** The number of the node at this place in the order of ids. */
    int at(int position) {
        return (int) ids[position] & ((1 << NUMBER_BITS) - 1);
    }

    long high(int position) {
        return ids[position] ^ Long.MIN_VALUE;
    }

    /** The first place in the order whose id is not below this. */
    int firstFrom(long high) {
        int found = Arrays.binarySearch(ids, high ^ Long.MIN_VALUE);
        return found < 0 ? -found - 1 : found;
    }

    boolean lives(int node) {
        return diedSecondsAgo[node] == 0;
    }

    boolean lived(int node, int secondsAgo) {
        return diedSecondsAgo[node] <= secondsAgo && secondsAgo <= bornSecondsAgo[node];
    }

    long oneWayNanos(int from, int to) {
        return world.nanos(place(from), place(to));
    }

    /** The node with this id: its number is part of it. */
    Contact contact(long high) {
        int node = (int) high & ((1 << NUMBER_BITS) - 1);
        // The bits in between decide nothing: no two ids agree in the first 64.
        Id id = new Id(high, Seed.mix(node), ((int) Seed.mix(~node) & ~0xff) | Byte.toUnsignedInt(lowest[node]));
        return new Contact(id, new InetSocketAddress(inet(addresses[node]), PORT));
    }

    static int node(Contact contact) {
        return (int) contact.id().high() & ((1 << NUMBER_BITS) - 1);
    }

    InetAddress address(int node) {
        return inet(addresses[node]);
    }

    private Place place(int node) {
        return new Place(regions[node], east[node], north[node], access[node]);
    }

    private static InetAddress inet(int bits) {
        try {
            return InetAddress.getByAddress(
                    new byte[] {(byte) (bits >>> 24), (byte) (bits >>> 16), (byte) (bits >>> 8), (byte) bits});
        } catch (UnknownHostException impossible) {
            throw new AssertionError(impossible); // Four bytes are an address.
        }
    }
}
