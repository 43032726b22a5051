package chat.warren.node.tunnel;

import chat.warren.crypto.datagram.Kind;
import chat.warren.crypto.pair.Side;
import chat.warren.node.lab.Pair;
import chat.warren.node.probe.Door;
import chat.warren.node.probe.Doorkeeper;
import chat.warren.node.probe.Doorkeeper.Admitted;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SplittableRandom;

/** A gate as a node has it: doors of friends, and their keeper. */
public final class KnownFriends implements Gate<String> {
    private final Doorkeeper<String> keeper;
    private final Map<String, Door> doors = new HashMap<>();
    private final SplittableRandom random;

    public KnownFriends(long seed, Instant now) {
        keeper = new Doorkeeper<>(now);
        random = new SplittableRandom(seed);
    }

    public KnownFriends with(String friend, Pair pair, Side mine, Instant now) {
        List<Door> all = pair.doors(mine, now);
        doors.put(friend, all.getFirst());
        keeper.expect(friend, all);
        return this;
    }

    public void without(String friend) {
        doors.remove(friend);
        keeper.expect(friend, List.of());
    }

    @Override
    public Optional<byte[]> seal(String friend, byte[] body) {
        return Optional.ofNullable(doors.get(friend)).map(door -> door.seal(random, Kind.TUNNEL, body));
    }

    @Override
    public Optional<Admitted<String>> admit(byte[] knock, Instant now) {
        return keeper.admitRelayed(knock, now);
    }

    /** A sealed datagram, such as tunnels carry. */
    public byte[] datagram(String friend, Kind kind, byte[] body) {
        Door door = doors.get(friend);
        if (door == null) {
            throw new AssertionError("no friend of ours: " + friend);
        }
        return door.seal(random, kind, body);
    }
}
