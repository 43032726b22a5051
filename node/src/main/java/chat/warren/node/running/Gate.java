package chat.warren.node.running;

import chat.warren.crypto.datagram.DatagramKey.Opened;
import chat.warren.crypto.datagram.Kind;
import chat.warren.crypto.wire.MalformedException;
import chat.warren.dht.limit.TokenBucket;
import chat.warren.node.probe.Door;
import chat.warren.node.probe.Doorkeeper;
import chat.warren.node.probe.Probe;
import chat.warren.node.probe.ProbeWire;
import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Finds out whose a datagram is: by the address it came from, by the mark of a pair's hour, and last by trying all
 * sessions, for a friend who moved in the middle of one.
 */
final class Gate {
    /** Each costs two microseconds: at most 0.4 % of a core for strangers' noise. */
    private static final int TRIALS_A_SECOND = 2_000;
    /** All friends' addresses on all their paths, 150 bytes each. */
    private static final int MAX_ADDRESSES = 4_096;
    /** One machine may be several devices of ours to somebody: a person and the invite by which we met. */
    private static final int MAX_AT_ONE_ADDRESS = 4;

    private final Doorkeeper<Counterpart> keeper;
    private final Set<Counterpart> all = new LinkedHashSet<>();
    private final Map<InetSocketAddress, List<Counterpart>> addresses = new LinkedHashMap<>(16, 0.75f, true) {
        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<InetSocketAddress, List<Counterpart>> eldest) {
            return size() > MAX_ADDRESSES;
        }
    };
    private final TokenBucket trials;

    /**
     * What a friend sent.
     *
     * @param key the door or the session that opened it
     */
    record Admitted(Counterpart from, Object key, Opened datagram) {
        Kind kind() {
            return datagram.kind();
        }

        /** Empty for a friend's later version, or a friend's mistake. */
        Optional<Probe> probe() {
            try {
                return Optional.of(ProbeWire.parse(body()));
            } catch (MalformedException e) {
                return Optional.empty();
            }
        }

        Optional<Probe.Pong> pong() {
            return probe().filter(Probe.Pong.class::isInstance).map(Probe.Pong.class::cast);
        }

        byte[] body() {
            ByteBuffer opened = datagram.body().duplicate();
            byte[] body = new byte[opened.remaining()];
            opened.get(body);
            return body;
        }
    }

    Gate(Instant now) {
        this.keeper = new Doorkeeper<>(now);
        this.trials = new TokenBucket(TRIALS_A_SECOND, TRIALS_A_SECOND, now);
    }

    void expect(Counterpart friend, List<Door> doors) {
        keeper.expect(friend, doors);
        if (doors.isEmpty()) {
            all.remove(friend);
            addresses.values().removeIf(known -> known.contains(friend));
        } else {
            all.add(friend);
        }
    }

    Optional<Admitted> admit(InetSocketAddress from, byte[] datagram, Instant now) {
        List<Counterpart> known = addresses.getOrDefault(from, List.of());
        Optional<Admitted> admitted = inSession(known, datagram, now)
                .or(() -> byDoor(keeper.admit(from, datagram, now)))
                .or(() -> inSession(affordable(known, now), datagram, now))
                .filter(Gate::isNew);
        admitted.filter(friends -> !known.contains(friends.from())).ifPresent(friends -> {
            List<Counterpart> more = new ArrayList<>(known);
            more.addFirst(friends.from());
            addresses.put(from, List.copyOf(more.subList(0, Math.min(more.size(), MAX_AT_ONE_ADDRESS))));
        });
        return admitted;
    }

    /** What came by a relay's channel that belongs to one pair. */
    Optional<Admitted> admitRelayed(Counterpart expected, byte[] datagram, Instant now) {
        return inSession(List.of(expected), datagram, now)
                .or(() -> byDoor(keeper.admitBy(expected, datagram)))
                .filter(Gate::isNew);
    }

    /** What came by somebody who does not know whose it is. */
    Optional<Admitted> admitSignal(byte[] datagram, Instant now) {
        return byDoor(keeper.admitRelayed(datagram, now));
    }

    /** The greeting of a TCP connection, and whose it is. */
    Optional<Doorkeeper.Admitted<Counterpart>> admitKnock(byte[] knock, Instant now) {
        return keeper.admitGreeting(knock, now);
    }

    private static Optional<Admitted> byDoor(Optional<Doorkeeper.Admitted<Counterpart>> admitted) {
        return admitted.map(by -> new Admitted(by.friend(), by.door(), by.datagram()));
    }

    private static Optional<Admitted> inSession(Iterable<Counterpart> friends, byte[] datagram, Instant now) {
        for (Counterpart friend : friends) {
            Optional<Sessions.Heard> heard = friend.sessions().open(datagram, now);
            if (heard.isPresent()) {
                return Optional.of(
                        new Admitted(friend, heard.get().session(), heard.get().datagram()));
            }
        }
        return Optional.empty();
    }

    /**
     * Asked when it is known whose a datagram is: what two paths brought would else be tried at all doors the second
     * time. Doors have asked already.
     */
    private static boolean isNew(Admitted admitted) {
        return !(admitted.key() instanceof Session session) || session.isNew(admitted.datagram());
    }

    /** Everybody else with a session, while there is time for strangers. */
    private List<Counterpart> affordable(List<Counterpart> tried, Instant now) {
        List<Counterpart> others = all.stream()
                .filter(friend -> !friend.sessions().isEmpty() && !tried.contains(friend))
                .toList();
        return trials.take(others.size(), now) ? others : List.of();
    }

    long refusals(Doorkeeper.Refusal why) {
        return keeper.refusals(why);
    }
}
