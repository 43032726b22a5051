package chat.warren.simulator.nat;

import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SplittableRandom;
import org.jspecify.annotations.Nullable;

/** A NAT at work. */
public final class Nat {
    private static final int FIRST_SWEEP = 64;

    /** Where a datagram from inside comes from and goes to. */
    record Flow(InetSocketAddress inside, InetSocketAddress remote) {
        Object key(NatKind kind) {
            return kind.mapping() == Scope.ENDPOINT_INDEPENDENT
                    ? inside
                    : new Tuple(inside, kind.mapping().of(remote));
        }
    }

    private record Tuple(InetSocketAddress own, Object remote) {}

    private record Range(InetAddress address, int first, int count) {}

    private final NatKind kind;
    private final Pool pool;
    private final SplittableRandom random;

    // Looked up, and swept regardless of order: no result depends on how these tables hash.
    private final Map<Object, Mapping> byInside = new HashMap<>();
    private final Map<Object, Mapping> byOutside = new HashMap<>();
    private final Map<Object, Session> strays = new HashMap<>(0);
    private final Map<InetSocketAddress, InetSocketAddress> forwards = new HashMap<>(0);
    private final Map<InetAddress, Integer> lastPorts = new HashMap<>(1);
    private final Map<InetAddress, Range> blocks = new HashMap<>(0);
    private final Set<Range> takenBlocks = new HashSet<>(0);
    private int sweepAt = FIRST_SWEEP;

    public Nat(NatKind kind, List<InetAddress> outside, boolean paired, SplittableRandom random) {
        this.kind = kind;
        this.random = random;
        this.pool = new Pool(outside, paired, random.split());
    }

    public NatKind kind() {
        return kind;
    }

    public boolean owns(InetAddress address) {
        return pool.owns(address);
    }

    /** A mapping that somebody configured: it lasts, and anybody may use it from outside. */
    public void forward(InetSocketAddress outside, InetSocketAddress inside) {
        forwards.put(outside, inside);
    }

    /** How the remote sees the sender, or null if there is no port for it. */
    public @Nullable InetSocketAddress outbound(long now, InetSocketAddress inside, InetSocketAddress remote) {
        Flow flow = new Flow(inside, remote);
        Mapping mapping = byInside.get(flow.key(kind));
        if (mapping == null || !mapping.alive(now)) {
            mapping = replace(mapping, flow, now);
        }
        if (mapping == null) {
            return null;
        }
        mapping.outbound(now, remote, kind);
        return mapping.outside;
    }

    /** Who inside a datagram from the remote is for, or null if it may not come in. */
    public @Nullable InetSocketAddress inbound(long now, InetSocketAddress outside, InetSocketAddress remote) {
        InetSocketAddress forwarded = forwards.get(outside);
        if (forwarded != null) {
            return forwarded;
        }
        Mapping mapping = byOutside.get(outsideKey(outside, remote));
        if (mapping != null && mapping.alive(now)) {
            return mapping.inbound(now, remote, kind) ? mapping.inside : null;
        }
        if (kind.ports() instanceof Ports.Masquerade masquerade && masquerade.straysTakeTuples()) {
            strays.computeIfAbsent(outsideKey(outside, remote), any -> new Session())
                    .sent(now, kind.lifetime());
        }
        return null;
    }

    private @Nullable Mapping replace(@Nullable Mapping dead, Flow flow, long now) {
        if (dead != null) {
            forget(dead);
        }
        sweepIfDoubled(now);
        InetSocketAddress outside = allocate(flow, now);
        if (outside == null) {
            return null;
        }
        Mapping mapping = new Mapping(flow, outside, outsideKey(outside, flow.remote()), kind);
        byInside.put(mapping.insideKey, mapping);
        byOutside.put(mapping.outsideKey, mapping);
        return mapping;
    }

    private @Nullable InetSocketAddress allocate(Flow flow, long now) {
        InetAddress subscriber = flow.inside().getAddress();
        int port = flow.inside().getPort();
        return switch (kind.ports()) {
            case Ports.Preserving preserving -> preserve(all(subscriber), port, flow, now);
            case Ports.Masquerade masquerade ->
                masquerade.random()
                        ? scan(all(subscriber), anyOf(Ports.COUNT), 1, flow, now)
                        : preserve(all(subscriber), port, flow, now);
            case Ports.Random any -> scan(all(subscriber), anyOf(Ports.COUNT), 1, flow, now);
            case Ports.Sequential sequential -> next(all(subscriber), sequential.step(), flow, now);
            case Ports.Block block -> {
                Range range = blockOf(subscriber, block.size());
                yield range == null ? null : scan(range, anyOf(range.count), 1, flow, now);
            }
        };
    }

    private @Nullable InetSocketAddress preserve(Range range, int port, Flow flow, long now) {
        if (port >= Ports.FIRST) {
            InetSocketAddress same = new InetSocketAddress(range.address, port);
            if (free(same, flow.remote(), now)) {
                return same;
            }
        }
        return scan(range, anyOf(range.count), 1, flow, now);
    }

    private @Nullable InetSocketAddress next(Range range, int step, Flow flow, long now) {
        Integer last = lastPorts.get(range.address);
        int start = last == null ? anyOf(range.count) : (last - range.first + step) % range.count;
        InetSocketAddress found = scan(range, start, step, flow, now);
        if (found == null) {
            found = scan(range, start, 1, flow, now); // A step may go round without meeting every port.
        }
        if (found != null) {
            lastPorts.put(range.address, found.getPort());
        }
        return found;
    }

    /** The first free port of the range from a start on, going round at its end. */
    private @Nullable InetSocketAddress scan(Range range, int start, int step, Flow flow, long now) {
        int at = start;
        for (int tried = 0; tried < range.count; tried++) {
            InetSocketAddress outside = new InetSocketAddress(range.address, range.first + at);
            if (free(outside, flow.remote(), now)) {
                return outside;
            }
            at = (at + step) % range.count;
        }
        return null;
    }

    private boolean free(InetSocketAddress outside, InetSocketAddress remote, long now) {
        Object key = outsideKey(outside, remote);
        Mapping mapping = byOutside.get(key);
        if (mapping != null && !mapping.alive(now)) {
            forget(mapping);
            mapping = null;
        }
        Session stray = strays.get(key);
        return mapping == null && (stray == null || !stray.alive(now)) && !forwards.containsKey(outside);
    }

    private @Nullable Range blockOf(InetAddress subscriber, int size) {
        Range range = blocks.get(subscriber);
        if (range == null) {
            InetAddress address = pool.pick(subscriber);
            int count = Ports.COUNT / size;
            int start = anyOf(count);
            for (int i = 0; i < count && range == null; i++) {
                Range candidate = new Range(address, Ports.FIRST + (start + i) % count * size, size);
                if (takenBlocks.add(candidate)) {
                    range = candidate;
                    blocks.put(subscriber, range);
                }
            }
        }
        return range;
    }

    private Range all(InetAddress subscriber) {
        return new Range(pool.pick(subscriber), Ports.FIRST, Ports.COUNT);
    }

    private int anyOf(int count) {
        return random.nextInt(count);
    }

    private Object outsideKey(InetSocketAddress outside, InetSocketAddress remote) {
        return kind.ports() instanceof Ports.Masquerade ? new Tuple(outside, remote) : outside;
    }

    private void forget(Mapping mapping) {
        byInside.remove(mapping.insideKey);
        byOutside.remove(mapping.outsideKey);
    }

    private void sweepIfDoubled(long now) {
        if (byInside.size() + strays.size() >= sweepAt) {
            byInside.values().removeIf(mapping -> !mapping.alive(now));
            byOutside.values().removeIf(mapping -> !mapping.alive(now));
            strays.values().removeIf(stray -> !stray.alive(now));
            sweepAt = Math.max(FIRST_SWEEP, 2 * (byInside.size() + strays.size()));
        }
    }
}
