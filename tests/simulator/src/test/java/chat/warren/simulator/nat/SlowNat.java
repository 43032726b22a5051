package chat.warren.simulator.nat;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.net.InetSocketAddress;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What RFC 4787 says about a NAT of a kind, checked against everything that ever passed: lists, no tables, nothing is
 * ever forgotten, and every time-out is worked out anew from the beginning.
 */
final class SlowNat {
    private record Passed(boolean out, long at, InetSocketAddress remote) {}

    private record Entry(
            InetSocketAddress inside, InetSocketAddress remote, InetSocketAddress outside, List<Passed> log) {}

    private record Stray(InetSocketAddress outside, InetSocketAddress remote, long at) {}

    private final NatKind kind;
    private final List<Entry> entries = new ArrayList<>();
    private final List<Stray> strays = new ArrayList<>();

    SlowNat(NatKind kind) {
        this.kind = kind;
    }

    List<InetSocketAddress> everUsed() {
        return entries.stream().map(Entry::outside).toList();
    }

    /** The NAT has sent from {@code seen}: was that right? */
    void checkOutbound(long now, InetSocketAddress inside, InetSocketAddress remote, InetSocketAddress seen) {
        for (Entry entry : entries) {
            if (entry.inside.equals(inside) && alike(kind.mapping(), entry.remote, remote) && alive(entry, now)) {
                assertEquals(entry.outside, seen, "a living mapping is used again");
                entry.log.add(new Passed(true, now, remote));
                return;
            }
        }
        assertTrue(free(now, seen, remote), "nobody else uses " + seen);
        checkPort(now, inside, remote, seen);
        List<Passed> log = new ArrayList<>(List.of(new Passed(true, now, remote)));
        entries.add(new Entry(inside, remote, seen, log));
    }

    @Nullable InetSocketAddress inbound(long now, InetSocketAddress outside, InetSocketAddress remote) {
        for (Entry entry : entries) {
            boolean theirs = entry.outside.equals(outside) && (!shared() || entry.remote.equals(remote));
            if (theirs && alive(entry, now)) {
                if (now >= expiry(entry.log, kind.filtering(), remote)) {
                    return null;
                }
                entry.log.add(new Passed(false, now, remote));
                return entry.inside;
            }
        }
        strays.add(new Stray(outside, remote, now));
        return null;
    }

    private boolean free(long now, InetSocketAddress outside, InetSocketAddress remote) {
        boolean used = entries.stream()
                .anyMatch(entry -> entry.outside.equals(outside)
                        && (!shared() || entry.remote.equals(remote))
                        && alive(entry, now));
        boolean strayed = kind.ports() instanceof Ports.Masquerade masquerade
                && masquerade.straysTakeTuples()
                && strays.stream()
                        .anyMatch(stray -> stray.outside.equals(outside)
                                && stray.remote.equals(remote)
                                && now < stray.at + kind.lifetime().unreplied().toNanos());
        return !used && !strayed;
    }

    private void checkPort(long now, InetSocketAddress inside, InetSocketAddress remote, InetSocketAddress seen) {
        InetSocketAddress same = new InetSocketAddress(seen.getAddress(), inside.getPort());
        assertTrue(seen.getPort() >= 1024);
        switch (kind.ports()) {
            case Ports.Preserving preserving -> assertEquals(free(now, same, remote), seen.equals(same), "preserves");
            case Ports.Masquerade masquerade -> {
                if (!masquerade.random()) {
                    assertEquals(free(now, same, remote), seen.equals(same), "preserves towards " + remote);
                }
            }
            case Ports.Sequential sequential -> checkSequence(now, remote, seen, sequential.step());
            case Ports.Random random -> {}
            case Ports.Block block -> {
                for (Entry entry : entries) {
                    boolean sameHost = entry.inside.getAddress().equals(inside.getAddress());
                    boolean sameBlock =
                            (entry.outside.getPort() - 1024) / block.size() == (seen.getPort() - 1024) / block.size();
                    assertEquals(sameHost, sameBlock, "a block for each subscriber");
                }
            }
        }
    }

    private void checkSequence(long now, InetSocketAddress remote, InetSocketAddress seen, int step) {
        if (entries.isEmpty()) {
            return;
        }
        int port = entries.getLast().outside.getPort();
        do {
            port = 1024 + (port - 1024 + step) % 64_512;
        } while (!free(now, new InetSocketAddress(seen.getAddress(), port), remote));
        assertEquals(port, seen.getPort(), "the next in sequence");
    }

    private boolean shared() {
        return kind.ports() instanceof Ports.Masquerade;
    }

    private boolean alive(Entry entry, long now) {
        return now < expiry(entry.log, Scope.ENDPOINT_INDEPENDENT, entry.remote);
    }

    /** When what passed between the inside and remotes like this one runs out. */
    private long expiry(List<Passed> log, Scope scope, InetSocketAddress remote) {
        long unreplied = kind.lifetime().unreplied().toNanos();
        long replied = kind.lifetime().replied().toNanos();
        boolean answered = false;
        long expires = Long.MIN_VALUE;
        for (Passed passed : log) {
            if (!alike(scope, passed.remote, remote)) {
                continue;
            }
            if (passed.out) {
                answered &= passed.at < expires;
                expires = Math.max(expires, passed.at + (answered ? replied : unreplied));
            } else {
                answered = true;
                expires = kind.lifetime().inboundRefreshes() ? Math.max(expires, passed.at + replied) : expires;
            }
        }
        return expires;
    }

    private static boolean alike(Scope scope, InetSocketAddress one, InetSocketAddress other) {
        return switch (scope) {
            case ENDPOINT_INDEPENDENT -> true;
            case ADDRESS_DEPENDENT -> one.getAddress().equals(other.getAddress());
            case ADDRESS_AND_PORT_DEPENDENT -> one.equals(other);
        };
    }
}
