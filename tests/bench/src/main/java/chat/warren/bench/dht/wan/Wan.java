package chat.warren.bench.dht.wan;

import chat.warren.simulator.world.Latency;
import chat.warren.simulator.world.Place;
import chat.warren.simulator.world.World;
import java.io.IOException;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.nio.ByteOrder;
import java.util.HashMap;
import java.util.Map;
import java.util.PriorityQueue;
import java.util.SplittableRandom;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;

/**
 * The wires: every packet between two addresses takes as long as the distance between them says, and a little more by
 * chance. One thread reads, one writes; they live as long as the process.
 */
public final class Wan {
    private static final int MAX_PACKET_BYTES = 65_535;
    private static final int SOURCE = 12;
    private static final int DESTINATION = 16;

    /** Queues on the way: on average this much, with the tail of an exponential. */
    private static final double JITTER_MEAN_NANOS = 2_000_000;

    private static final double JITTER_MOST_NANOS = 40_000_000;

    private static final ValueLayout.OfInt NETWORK_ORDER =
            ValueLayout.JAVA_INT_UNALIGNED.withOrder(ByteOrder.BIG_ENDIAN);

    private record Flying(long dueNanos, long order, MemorySegment packet) {}

    /** One line into the world, and what went over it. */
    private static final class Access {
        final Place place;
        long packets;
        long bytes;

        Access(Place place) {
            this.place = place;
        }
    }

    private final Tun tun;
    private final Latency latency;
    private final SplittableRandom random;
    private final Map<Integer, Access> accesses = new HashMap<>();
    private final PriorityQueue<Flying> flying = new PriorityQueue<>(
            (a, b) -> a.dueNanos != b.dueNanos ? Long.compare(a.dueNanos, b.dueNanos) : Long.compare(a.order, b.order));
    private final ReentrantLock lock = new ReentrantLock();
    private final Condition changed = lock.newCondition();
    private long order;

    public Wan(String device, Latency latency, long seed) throws IOException {
        this.tun = new Tun(device);
        this.latency = latency;
        this.random = new SplittableRandom(seed);
    }

    /** From now on this address is somewhere. */
    public void place(int address) {
        lock.lock();
        try {
            accesses.put(address, new Access(World.somewhere(random)));
        } finally {
            lock.unlock();
        }
    }

    public void start() {
        Thread.ofPlatform().daemon().name("wan-in").start(this::take);
        Thread.ofPlatform().daemon().name("wan-out").start(this::deliver);
    }

    public Traffic traffic(int address) {
        lock.lock();
        try {
            Access access = accesses.get(address);
            return access == null ? Traffic.NONE : new Traffic(access.packets, access.bytes);
        } finally {
            lock.unlock();
        }
    }

    private void take() {
        try (Arena arena = Arena.ofConfined()) {
            MemorySegment buffer = arena.allocate(MAX_PACKET_BYTES);
            while (true) {
                int length = tun.read(buffer);
                if (length < 0) {
                    return;
                }
                if (length >= DESTINATION + 4 && buffer.get(ValueLayout.JAVA_BYTE, 0) >>> 4 == 4) {
                    send(buffer.asSlice(0, length));
                }
            }
        }
    }

    private void send(MemorySegment packet) {
        lock.lock();
        try {
            Access from = accesses.get(packet.get(NETWORK_ORDER, SOURCE));
            Access to = accesses.get(packet.get(NETWORK_ORDER, DESTINATION));
            count(from, packet.byteSize());
            if (from == null || to == null) {
                return;
            }
            count(to, packet.byteSize());
            double jitter = Math.min(JITTER_MOST_NANOS, -JITTER_MEAN_NANOS * Math.log(1 - random.nextDouble()));
            long due = System.nanoTime() + latency.nanos(from.place, to.place) + (long) jitter;
            flying.add(new Flying(due, order++, MemorySegment.ofArray(packet.toArray(ValueLayout.JAVA_BYTE))));
            changed.signal();
        } finally {
            lock.unlock();
        }
    }

    private static void count(@Nullable Access access, long bytes) {
        if (access != null) {
            access.packets++;
            access.bytes += bytes;
        }
    }

    private void deliver() {
        try (Arena arena = Arena.ofConfined()) {
            MemorySegment buffer = arena.allocate(MAX_PACKET_BYTES);
            while (true) {
                MemorySegment packet = next().packet(); // On the heap, where a system call cannot reach it.
                tun.write(buffer.copyFrom(packet), packet.byteSize());
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private Flying next() throws InterruptedException {
        lock.lock();
        try {
            while (true) {
                Flying first = flying.peek();
                if (first == null) {
                    changed.await();
                    continue;
                }
                long left = first.dueNanos() - System.nanoTime();
                if (left <= 0) {
                    return flying.remove();
                }
                changed.awaitNanos(left);
            }
        } finally {
            lock.unlock();
        }
    }
}
