package chat.warren.node.lan.visible;

import chat.warren.crypto.primitive.Bytes;
import chat.warren.crypto.primitive.X25519;
import chat.warren.crypto.wire.MalformedException;
import chat.warren.node.probe.Whereabouts;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.time.Instant;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import java.util.random.RandomGenerator;

/**
 * Ten minutes in which everybody on our network may see our name and say hello. Made when the owner says so, and thrown
 * away after.
 */
public final class Visibility {
    /** As long as two people need who sit at one table, and not longer than they remember it. */
    public static final Duration LASTS = Duration.ofMinutes(10);
    /** Somebody who looks around sees us at once. */
    private static final Duration PACE = Duration.ofSeconds(2);
    /** Each costs a tenth of a millisecond; people are not faster, and whoever floods is not answered. */
    private static final int HELLOS_A_SECOND = 5;
    /** Everybody in a room, and whoever tries again. */
    private static final int MOST_ACQUAINTANCES = 64;

    private final Nickname name;
    private final int port;
    private final byte[] own;
    private final int day;
    private final Instant end;
    private final Set<String> met = new HashSet<>();
    private Instant next;
    private Instant second = Instant.MIN;
    private int looked;

    /** Somebody chose us: expect knocks by this chain, from there to begin with. */
    public record Met(Acquaintance acquaintance, Nickname name, InetSocketAddress address) {}

    /** Under that name, to be answered at that UDP port, which is the one that friends write to. */
    public Visibility(Nickname name, int port, RandomGenerator random, Instant now) {
        this.name = name;
        this.port = port;
        this.own = oneTimeKey(random);
        this.day = Math.toIntExact(
                Math.floorDiv(now.getEpochSecond(), Duration.ofDays(1).toSeconds()));
        this.end = now.plus(LASTS);
        this.next = now;
    }

    /** Never one that would make a datagram begin as the DHT's do. */
    static byte[] oneTimeKey(RandomGenerator random) {
        byte[] key;
        do {
            key = Bytes.random(random, X25519.KEY_BYTES);
        } while (X25519.publicKey(key)[0] == 'd');
        return key;
    }

    /** What to call out now, if anything: to the group of beacons, on every LAN. */
    public Optional<byte[]> due(Instant now) {
        if (now.isBefore(next) || !isOn(now)) {
            return Optional.empty();
        }
        next = now.plus(PACE);
        return Optional.of(
                Announcement.of(X25519.publicKey(own), port, day, name).encode());
    }

    public boolean isOn(Instant now) {
        return now.isBefore(end);
    }

    /** When something is due; at the end, to tell that it has come. */
    public Instant deadline() {
        return next.isBefore(end) ? next : end;
    }

    public Instant end() {
        return end;
    }

    /**
     * A datagram that nobody else understood came to the port that friends write to. Empty if it is no hello, or one
     * that came before.
     */
    public Optional<Met> receive(InetSocketAddress from, byte[] datagram, Instant now) {
        if (!isOn(now) || datagram.length != Hello.BYTES || !Whereabouts.isLan(from.getAddress()) || !affords(now)) {
            return Optional.empty();
        }
        try {
            byte[] theirs = Hello.publicKey(datagram);
            Acquaintance acquaintance = Acquaintance.visible(own, theirs, day);
            Nickname claimed = Hello.open(datagram, acquaintance);
            String key = java.util.HexFormat.of().formatHex(theirs);
            return met.size() < MOST_ACQUAINTANCES && met.add(key)
                    ? Optional.of(new Met(acquaintance, claimed, from))
                    : Optional.empty();
        } catch (MalformedException e) {
            return Optional.empty(); // Not for us.
        }
    }

    private boolean affords(Instant now) {
        if (second.equals(Instant.MIN) || !second.plusSeconds(1).isAfter(now)) {
            second = now;
            looked = 0;
        }
        return looked++ < HELLOS_A_SECOND;
    }
}
