package chat.warren.node.chat;

import chat.warren.crypto.identity.DeviceCertificate;
import chat.warren.crypto.identity.DeviceKey;
import chat.warren.crypto.identity.IdentityKey;
import chat.warren.crypto.pair.LinkSecrets;
import chat.warren.crypto.primitive.Bytes;
import chat.warren.dht.rendezvous.PairId;
import chat.warren.node.link.Lane;
import chat.warren.node.link.Link;
import chat.warren.node.link.LinkView;
import chat.warren.node.link.Peer;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.random.RandomGenerator;

/**
 * Links between resident programs, and nothing else that is not the product's: frames are handed from one to the other
 * in order, until somebody loses the link. What was on its way then is gone.
 */
final class Town {
    /** As full as a lane of a real link may be: the sender has to wait. */
    private static final int LANE_FRAMES = 64;

    final RandomGenerator random;
    final List<Cable> cables = new ArrayList<>();
    /** Why programs ended their links. */
    final List<String> ended = new ArrayList<>();

    Instant now = Instant.ofEpochSecond(1_795_262_400L);
    private long pairs;

    Town(long seed) {
        random = new SplittableRandom(seed);
    }

    static IdentityKey identity(long seed) {
        return IdentityKey.generate(new SplittableRandom(seed));
    }

    static DeviceCertificate certificate(IdentityKey identity, DeviceKey device) {
        return DeviceCertificate.issue(identity, device, Instant.ofEpochSecond(2_000_000_000L));
    }

    /** One link, as both its ends see it. */
    static final class Cable {
        final End one;
        final End other;
        boolean cut;

        Cable(End one, End other) {
            this.one = one;
            this.other = other;
        }
    }

    /** What one program holds of a link. */
    final class End implements Link {
        private final PairId pair = new PairId(pairs++);
        private final Peer peer;
        final Resident owner;
        private final Deque<byte[]> out = new ArrayDeque<>();
        private boolean pausedByReader;
        private boolean wasFull;
        Optional<Cable> cable = Optional.empty();

        End(Resident owner, Peer peer) {
            this.owner = owner;
            this.peer = peer;
        }

        @Override
        public PairId pair() {
            return pair;
        }

        @Override
        public Peer peer() {
            return peer;
        }

        @Override
        public LinkView view() {
            return new LinkView(now, "none", "none", 1, Optional.empty());
        }

        @Override
        public boolean send(Lane lane, byte[] frame) {
            if (out.size() >= LANE_FRAMES) {
                wasFull = true;
                return false;
            }
            out.add(frame.clone());
            return true;
        }

        @Override
        public void pause(Lane lane, boolean paused) {
            pausedByReader = paused;
        }

        boolean isPaused() {
            return pausedByReader;
        }

        @Override
        public void close() {
            ended.add("goodbye");
            lose(cable.orElseThrow());
        }

        @Override
        public void giveUp(String why) {
            ended.add(why);
            lose(cable.orElseThrow());
        }
    }

    /** Both have shown who they are and agreed on secrets. */
    Cable link(Resident one, Resident other) {
        Cable cable = new Cable(
                new End(one, new Peer(other.identity.identity(), other.certificate)),
                new End(other, new Peer(one.identity.identity(), one.certificate)));
        cable.one.cable = Optional.of(cable);
        cable.other.cable = Optional.of(cable);
        cables.add(cable);
        byte[] first = Bytes.random(random, LinkSecrets.RANDOM_BYTES);
        byte[] second = Bytes.random(random, LinkSecrets.RANDOM_BYTES);
        // Two devices of one person have no lower and higher identity; what they agree on is all that counts here.
        var others = one.identity.identity().equals(other.identity.identity())
                ? identity(4_711).identity()
                : other.identity.identity();
        for (End end : List.of(cable.one, cable.other)) {
            try (LinkSecrets secrets = new LinkSecrets(one.identity.identity(), others, first, second)) {
                end.owner.chat().up(end, secrets, now, now);
            }
        }
        return cable;
    }

    void lose(Cable cable) {
        if (cable.cut) {
            return;
        }
        cable.cut = true;
        cables.remove(cable);
        for (End end : List.of(cable.one, cable.other)) {
            end.out.clear();
            if (end.owner.isRunning()) {
                end.owner.chat().down(end, "lost", now);
            }
        }
    }

    void loseAll() {
        List.copyOf(cables).forEach(this::lose);
    }

    /** Brings one frame across, of any link; false, if there is none that can move. */
    boolean deliverOne() {
        List<End> full = new ArrayList<>();
        for (Cable cable : cables) {
            if (!cable.one.out.isEmpty() && !cable.other.pausedByReader) {
                full.add(cable.one);
            }
            if (!cable.other.out.isEmpty() && !cable.one.pausedByReader) {
                full.add(cable.other);
            }
        }
        if (full.isEmpty()) {
            return false;
        }
        End from = full.get(random.nextInt(full.size()));
        Cable cable = from.cable.orElseThrow();
        End to = cable.one == from ? cable.other : cable.one;
        byte[] frame = from.out.remove();
        to.owner.chat().frame(to, Lane.CHAT, frame, now);
        if (from.wasFull && from.out.size() < LANE_FRAMES / 2 && !cable.cut) {
            from.wasFull = false;
            from.owner.chat().room(from, Lane.CHAT, now);
        }
        return true;
    }

    /** Until nobody has anything to say any more. */
    void settle(Resident... residents) {
        boolean busy = true;
        while (busy) {
            busy = deliverOne();
            for (Resident resident : residents) {
                if (!busy && resident.isRunning() && resident.chat().isDue()) {
                    busy = true;
                }
                if (random.nextInt(8) == 0 || !busy || cables.isEmpty() || isQuiet()) {
                    resident.work();
                }
            }
        }
    }

    private boolean isQuiet() {
        return cables.stream().allMatch(cable -> cable.one.out.isEmpty() && cable.other.out.isEmpty());
    }

    void pass(Duration time) {
        now = now.plus(time);
    }
}
