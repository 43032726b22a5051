package chat.warren.dht.routing;

import chat.warren.dht.wire.Contact;
import chat.warren.dht.wire.Id;
import chat.warren.simulator.world.Place;
import chat.warren.simulator.world.World;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.UnknownHostException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.function.Consumer;

/**
 * {@code TableAge [TABLES [HEARD]]}: how near and how alive the contacts of production's routing table are while it
 * grows older in the simulator's world, hearing of so many nodes a second. It is what the model of a million nodes
 * takes for its tables. docs/dht-simulations.md.
 */
final class TableAge {
    private static final double MEAN_SESSION_SECONDS = Duration.ofHours(2).toSeconds() / StrictMath.log(2);

    /** As production verifies while it fills its table, and at most later. */
    private static final int VERIFIED_PER_SECOND = 2;

    private static final int YOUTH_SECONDS = 300;
    private static final int[] AGES_MINUTES = {60, 180, 360, 720, 1440};
    private static final int[] CHOICES = {1, 2, 3, 4, 5, 6, 8, 12, 16};

    /** The half and the quarter of the key space, and so on: three in four lookups start in the first two. */
    private static final int BUCKETS = 4;

    private static final int DRAWS = 20_000;

    private final SplittableRandom random = new SplittableRandom(1);
    private final World world = new World();
    private final Consumer<String> out;

    private record Peer(Place place, long dies) {}

    private TableAge(Consumer<String> out) {
        this.out = out;
    }

    public static void main(String[] args) {
        int tables = args.length > 0 ? Integer.parseInt(args[0]) : 20;
        double heard = args.length > 1 ? Double.parseDouble(args[1]) : 0.15;
        TableAge age = new TableAge(System.out::println);
        age.yardstick();
        age.grow(tables, heard);
    }

    /** What the model calls so many candidates for a place, a third of which are given blindly. */
    private void yardstick() {
        for (int choices : CHOICES) {
            double sum = 0;
            for (int draw = 0; draw < DRAWS; draw++) {
                Place own = World.somewhere(random);
                double best = Double.MAX_VALUE;
                for (int i = 0; i < (draw % TableLimits.DEFAULT.randomShare() == 0 ? 1 : choices); i++) {
                    best = Math.min(best, millis(own, World.somewhere(random)));
                }
                sum += best;
            }
            out.accept(String.format(Locale.ROOT, "nearest of %d: %.0f ms on average", choices, sum / DRAWS));
        }
    }

    private void grow(int tables, double heard) {
        double[] millis = new double[AGES_MINUTES.length];
        double[] dead = new double[AGES_MINUTES.length];
        for (int i = 0; i < tables; i++) {
            grow(heard, millis, dead);
        }
        for (int i = 0; i < AGES_MINUTES.length; i++) {
            out.accept(String.format(
                    Locale.ROOT,
                    "after %d minutes: %.0f ms on average, %.0f %% of those believed alive are not",
                    AGES_MINUTES[i],
                    millis[i] / tables,
                    100 * dead[i] / tables));
        }
    }

    private void grow(double heard, double[] millis, double[] dead) {
        Map<Id, Peer> peers = new HashMap<>();
        Place place = World.somewhere(random);
        RoutingTable table = new RoutingTable(Id.random(random), TableLimits.DEFAULT, random);
        double allowance = 0;
        int age = 0;
        for (long second = 0; age < AGES_MINUTES.length; second++) {
            Instant now = Instant.ofEpochSecond(second);
            for (allowance += second < YOUTH_SECONDS ? VERIFIED_PER_SECOND : heard; allowance >= 1; allowance--) {
                Place at = World.somewhere(random);
                Contact contact = contact(at);
                double session = -MEAN_SESSION_SECONDS * StrictMath.log(1 - random.nextDouble());
                if (table.wants(contact)) {
                    peers.put(contact.id(), new Peer(at, second + (long) session));
                    table.answered(contact, roundTrip(place, at), now);
                }
            }
            for (Contact contact : table.dueForVerification(now, VERIFIED_PER_SECOND)) {
                Peer peer = peers.get(contact.id());
                if (peer != null && peer.dies() > second) {
                    table.answered(contact, roundTrip(place, peer.place()), now);
                } else {
                    table.failed(contact, now);
                }
            }
            if (second == 60L * AGES_MINUTES[age]) {
                List<Entry> good = believedAlive(table);
                millis[age] += good.stream()
                        .mapToDouble(entry -> entry.roundTrip().toNanos() / 1e6)
                        .average()
                        .orElseThrow();
                dead[age++] += (double) goneBy(now, good, peers) / good.size();
            }
        }
    }

    private static List<Entry> believedAlive(RoutingTable table) {
        List<Entry> good = new ArrayList<>();
        table.forEach(entry -> {
            if (entry.isGood() && table.own().commonPrefix(entry.contact().id()) < BUCKETS) {
                good.add(entry);
            }
        });
        return good;
    }

    private static int goneBy(Instant now, List<Entry> entries, Map<Id, Peer> peers) {
        int gone = 0;
        for (Entry entry : entries) {
            Peer peer = peers.get(entry.contact().id());
            gone += peer == null || peer.dies() <= now.getEpochSecond() ? 1 : 0;
        }
        return gone;
    }

    private Contact contact(Place place) {
        int bits = World.network(place.region(), random) << 24 | random.nextInt(1 << 24);
        try {
            InetAddress address = InetAddress.getByAddress(
                    new byte[] {(byte) (bits >>> 24), (byte) (bits >>> 16), (byte) (bits >>> 8), (byte) bits});
            return new Contact(BoundId.make(address, random), new InetSocketAddress(address, 6881));
        } catch (UnknownHostException impossible) {
            throw new AssertionError(impossible); // Four bytes are an address.
        }
    }

    private Duration roundTrip(Place from, Place to) {
        return Duration.ofNanos((long) (millis(from, to) * 1e6));
    }

    /** With what lines add, as in the other simulations: two milliseconds on each of four, on average. */
    private double millis(Place from, Place to) {
        double jitter = 0;
        for (int line = 0; line < 4; line++) {
            jitter -= 2 * StrictMath.log(1 - random.nextDouble());
        }
        return 2 * world.nanos(from, to) / 1e6 + jitter;
    }
}
