package chat.warren.node.friend;

import chat.warren.crypto.pair.Ends;
import chat.warren.crypto.pair.LinkSecrets;
import chat.warren.crypto.pair.PairChain;
import chat.warren.crypto.primitive.Bytes;
import chat.warren.dht.rendezvous.PairId;
import chat.warren.node.link.Acquaintance;
import chat.warren.node.link.Lane;
import chat.warren.node.link.Link;
import chat.warren.node.link.LinkView;
import chat.warren.node.link.Peer;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Queue;
import java.util.Set;
import java.util.SplittableRandom;

/**
 * The network between a few houses: links in memory, made where two pairs meet under one chain, as the real ones are.
 * What was sent and had not arrived when a link ends is lost.
 */
final class Village implements AutoCloseable {
    static final Instant MORNING = Instant.parse("2026-11-21T08:00:00Z");

    final SplittableRandom random = new SplittableRandom(20261121);
    final List<House> houses = new ArrayList<>();
    private final Queue<House> empty = new ArrayDeque<>();
    final Queue<Event> events = new ArrayDeque<>();
    /** Pairs of houses between which there is no way. */
    final Set<Set<String>> apart = new HashSet<>();

    Instant now = MORNING;
    private final Path folder;
    private int links;

    /** Something that reaches a house. */
    record Event(House at, MemoryLink link, What what) {}

    /** What reached it. */
    sealed interface What {
        record Up(LinkSecrets secrets, Instant agreed) implements What {}

        record Frame(Lane lane, Octets bytes) implements What {}

        record Down() implements What {}
    }

    /** Bytes under way. */
    record Octets(List<Byte> each) {
        static Octets of(byte[] bytes) {
            List<Byte> each = new ArrayList<>();
            for (byte one : bytes) {
                each.add(one);
            }
            return new Octets(List.copyOf(each));
        }

        byte[] toArray() {
            byte[] bytes = new byte[each.size()];
            for (int i = 0; i < bytes.length; i++) {
                bytes[i] = each.get(i);
            }
            return bytes;
        }
    }

    Village(Path folder) {
        this.folder = folder;
    }

    /** Somebody new, in an empty house if there is one: making a profile takes the time of a passphrase. */
    House house(String name) throws IOException {
        House house = empty.isEmpty() ? new House(this, folder.resolve("house" + houses.size())) : empty.remove();
        house.moveIn(name);
        houses.add(house);
        return house;
    }

    /** Everybody leaves, and nothing is left of them. */
    void clear() {
        empty.addAll(houses);
        houses.clear();
        events.clear();
        apart.clear();
        links = 0;
        now = MORNING;
    }

    /** One end of a link. */
    final class MemoryLink implements Link {
        private final House mine;
        private final House theirs;
        private final PairId pair;
        Optional<MemoryLink> other = Optional.empty();
        boolean open = true;
        boolean full;

        MemoryLink(House mine, House theirs, PairId pair) {
            this.mine = mine;
            this.theirs = theirs;
            this.pair = pair;
        }

        House theirs() {
            return theirs;
        }

        @Override
        public PairId pair() {
            return pair;
        }

        @Override
        public Peer peer() {
            return theirs.shown();
        }

        @Override
        public LinkView view() {
            return new LinkView(now, "TLS_AES_256_GCM_SHA384", "X25519MLKEM768", 1, Optional.empty());
        }

        @Override
        public boolean send(Lane lane, byte[] frame) {
            if (full) {
                return false;
            }
            if (open && frame.length <= Link.MAX_FRAME_BYTES) {
                events.add(new Event(theirs, other.orElseThrow(), new What.Frame(lane, Octets.of(frame))));
            }
            return true;
        }

        @Override
        public void pause(Lane lane, boolean paused) {}

        @Override
        public void giveUp(String why) {
            close();
        }

        @Override
        public void close() {
            if (open) {
                MemoryLink far = other.orElseThrow();
                open = false;
                far.open = false;
                events.removeIf(
                        event -> event.link().equals(this) || event.link().equals(far));
                events.add(new Event(mine, this, new What.Down()));
                events.add(new Event(theirs, far, new What.Down()));
            }
        }
    }

    /** Links whoever can meet. */
    void match() {
        for (House one : houses) {
            for (House other : houses) {
                if (houses.indexOf(one) < houses.indexOf(other)
                        && !apart.contains(new HashSet<>(List.of(one.name, other.name)))) {
                    match(one, other);
                }
            }
        }
    }

    /** A chain in use, and what both of its pair compute from it in this hour. */
    private record Tagged(PairId pair, Acquaintance acquaintance, PairChain chain, ByteBuffer tag) {}

    private List<Tagged> tagged(House house) {
        List<Tagged> all = new ArrayList<>();
        house.meeting.forEach((pair, acquaintance) -> {
            boolean free = !house.links.containsKey(pair) && acquaintance.openness() != Acquaintance.Openness.NOTHING;
            for (PairChain chain : free ? acquaintance.anchors().inUse() : List.<PairChain>of()) {
                if (chain.covers(chain.epochAt(now))) {
                    byte[] tag = chain.epochOf(now).pairTag(new byte[12]);
                    all.add(new Tagged(pair, acquaintance, chain, ByteBuffer.wrap(tag)));
                }
            }
        });
        return all;
    }

    private void match(House one, House other) {
        for (Tagged here : tagged(one)) {
            for (Tagged there : tagged(other)) {
                if (here.tag().equals(there.tag())
                        && here.acquaintance().own() != there.acquaintance().own()
                        && !one.links.containsKey(here.pair())
                        && !other.links.containsKey(there.pair())) {
                    link(one, here, other, there);
                }
            }
        }
    }

    private void link(House one, Tagged mine, House other, Tagged theirs) {
        links++;
        one.seen(mine.pair(), mine.chain(), now);
        other.seen(theirs.pair(), theirs.chain(), now);
        MemoryLink here = new MemoryLink(one, other, mine.pair());
        MemoryLink there = new MemoryLink(other, one, theirs.pair());
        here.other = Optional.of(there);
        there.other = Optional.of(here);
        one.links.put(mine.pair(), here);
        other.links.put(theirs.pair(), there);
        byte[] first = Bytes.random(random, LinkSecrets.RANDOM_BYTES);
        byte[] second = Bytes.random(random, LinkSecrets.RANDOM_BYTES);
        for (MemoryLink end : List.of(here, there)) {
            LinkSecrets secrets = new LinkSecrets(ends(one.shown(), other.shown()), first, second);
            events.add(new Event(end.mine, end, new What.Up(secrets, now)));
        }
    }

    private static Ends ends(Peer one, Peer other) {
        return one.identity().equals(other.identity())
                ? Ends.devices(
                        one.identity(),
                        one.device().signingKey(),
                        other.device().signingKey())
                : Ends.friends(one.identity(), other.identity());
    }

    /** One thing happens. False when nothing is left to happen. */
    boolean step() {
        if (events.isEmpty()) {
            match();
        }
        if (events.isEmpty()) {
            return false;
        }
        Event event = events.remove();
        event.at().happened(event, now);
        return true;
    }

    /** Until nothing happens any more; someone who talks for ever is a bug. */
    void settle() throws IOException {
        for (int steps = 0; step(); steps++) {
            if (steps > 2_000) {
                throw new AssertionError("the village never comes to rest");
            }
        }
        for (House house : houses) {
            house.checkKept();
        }
    }

    /** Time passes, a minute at a time. */
    void pass(Duration time) throws IOException {
        Instant until = now.plus(time);
        while (now.isBefore(until)) {
            now = now.plusSeconds(60);
            for (House house : houses) {
                house.friends.advanceTo(now);
            }
            settle();
        }
    }

    /** Lets a long time go by in one leap. */
    void leap(Duration time) throws IOException {
        now = now.plus(time);
        for (House house : houses) {
            house.friends.advanceTo(now);
        }
        settle();
    }

    int linksMade() {
        return links;
    }

    @Override
    public void close() throws IOException {
        clear();
        for (House house : empty) {
            house.close();
        }
    }
}
