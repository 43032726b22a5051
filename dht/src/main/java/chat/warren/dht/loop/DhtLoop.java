package chat.warren.dht.loop;

import chat.warren.dht.engine.Companion;
import chat.warren.dht.engine.DhtEngine;
import chat.warren.dht.engine.EngineConfig;
import chat.warren.dht.engine.Event;
import chat.warren.dht.engine.Output;
import chat.warren.dht.wire.Family;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.Set;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.LongAdder;
import java.util.random.RandomGenerator;

/** One thread, its sockets, and the engine that they serve. */
public final class DhtLoop implements AutoCloseable {
    /** A program that asks for more than this at once has a mistake; it is told so instead of filling the memory. */
    private static final int MAX_COMMANDS = 1024;
    /** Sleep is noticed by a clock that leapt, and a clock has to be looked at for that. */
    private static final Duration LONGEST_WAIT = Duration.ofMinutes(1);
    /** The thread only finishes its turn; a turn is 64 datagrams. */
    private static final Duration LAST_TURN = Duration.ofSeconds(5);

    private final Sockets sockets;
    private final SteadyTime time;
    private final DhtEngine engine;
    private final Outside outside;
    private final Crew crew;
    private List<Companion> companions = List.of(); // Only on the thread, which makes them first.
    private final BlockingQueue<Task> inbox = new ArrayBlockingQueue<>(MAX_COMMANDS);
    private final Map<Long, Replies> waiting = new HashMap<>(); // Only on the thread.
    private final Set<Replies> asked = ConcurrentHashMap.newKeySet(); // All that somebody may be waiting for.
    private final LongAdder wakeUps = new LongAdder();
    private final LongAdder refused = new LongAdder();
    private final Thread thread;
    private volatile long leaps;
    private volatile boolean closing;
    private volatile boolean ended;

    /** Something to do on the loop's thread, with its engine. */
    @FunctionalInterface
    public interface Task {
        void run(DhtEngine engine, Instant now);
    }

    /** A command that gives a ticket. */
    @FunctionalInterface
    public interface Question {
        long ask(DhtEngine engine, Instant now);
    }

    private DhtLoop(Sockets sockets, EngineConfig config, SteadyTime time, RandomGenerator random, Aboard aboard) {
        this.sockets = sockets;
        this.time = time;
        Family[] families = sockets.families().toArray(Family[]::new);
        this.engine = new DhtEngine(config.over(families), random, time.now());
        this.outside = new Outside(this, sockets, aboard.lan());
        this.crew = aboard.crew();
        this.thread = Thread.ofPlatform().daemon().name("warren-dht").unstarted(this::run);
    }

    /**
     * Who comes along, and how they speak to the LAN, if they do.
     *
     * @param crew called on the loop's thread
     */
    public record Aboard(Crew crew, LanGroup lan) {
        public static Aboard nobody() {
            return new Aboard(Crew.none(), LanGroup.usual());
        }
    }

    /**
     * Opens the sockets and starts.
     *
     * @param wall the time of day, which may be set while we run
     */
    public static DhtLoop start(
            Binding binding, EngineConfig config, InstantSource wall, RandomGenerator random, Aboard aboard)
            throws IOException {
        Sockets sockets = Sockets.open(binding);
        DhtLoop loop = new DhtLoop(sockets, config, new SteadyTime(wall, System::nanoTime), random, aboard);
        loop.thread.start();
        return loop;
    }

    public int port() {
        return sockets.port();
    }

    /** The sockets' own addresses; the unspecified one where they are open everywhere. */
    public List<InetSocketAddress> bound() {
        return sockets.bound();
    }

    public Counters counters() {
        return new Counters(
                new Counters.Datagrams(
                        sockets.received.sum(), sockets.sent.sum(), sockets.unsent.sum(), sockets.oversize.sum()),
                sockets.errors.sum(),
                wakeUps.sum(),
                refused.sum(),
                leaps);
    }

    /** Has this done soon. False when too much waits already, or the loop has ended. */
    public boolean execute(Task task) {
        if (closing || !inbox.offer(task)) {
            refused.increment();
            return false;
        }
        sockets.wake();
        return true;
    }

    /** Gives a command and collects what comes of it. When the loop is too busy, or has ended, nothing comes. */
    public Replies ask(Question question) {
        Replies replies = new Replies();
        asked.add(replies);
        boolean accepted = execute((itsEngine, now) -> waiting.put(question.ask(itsEngine, now), replies));
        if (!accepted || ended) {
            replies.end();
            asked.remove(replies);
        }
        return replies;
    }

    private void run() {
        try {
            companions = List.copyOf(crew.aboard(engine, outside, time.now()));
            while (!closing) {
                turn();
            }
            Instant now = time.now();
            companions.forEach(companion -> companion.leaving(now));
            drain(now);
        } catch (IOException e) {
            throw new IllegalStateException("the system took the selector away", e);
        } finally {
            outside.close();
            sockets.close();
            closing = true;
            ended = true;
            inbox.clear();
            asked.forEach(Replies::end);
        }
    }

    private void turn() throws IOException {
        wakeUps.increment();
        Instant now = time.now();
        leaps = time.leaps();
        sockets.receive((from, datagram) -> engine.receive(now, from, datagram));
        outside.receive(now);
        for (Task task = inbox.poll(); task != null; task = inbox.poll()) {
            task.run(engine, now);
        }
        engine.advanceTo(now);
        companions.forEach(companion -> companion.advanceTo(now));
        Instant deadline = drain(now);
        for (Companion companion : companions) {
            deadline = earlier(deadline, companion.deadline());
        }
        deadline = earlier(deadline, sockets.mend(now));
        Instant longest = now.plus(LONGEST_WAIT);
        sockets.await(Duration.between(time.now(), earlier(deadline, longest)));
    }

    private Instant drain(Instant now) {
        while (true) {
            switch (engine.poll()) {
                case Output.Send send -> sockets.send(send.to(), send.datagram().toArray());
                case Output.Happened happened -> tell(happened.event(), now);
                case Output.WaitUntil wait -> {
                    return wait.deadline();
                }
            }
        }
    }

    private void tell(Event event, Instant now) {
        OptionalLong ticket = event.ticketIfAny();
        Replies replies = ticket.isPresent() ? waiting.get(ticket.getAsLong()) : null;
        if (replies == null) {
            companions.forEach(companion -> companion.happened(event, now));
            return;
        }
        replies.add(event);
        if (Replies.isLast(event)) {
            waiting.remove(ticket.getAsLong());
            asked.remove(replies);
        }
    }

    private static Instant earlier(Instant a, Instant b) {
        return a.isBefore(b) ? a : b;
    }

    /** Ends the thread, after what is already on its way out, and with it the sockets. */
    @Override
    public void close() {
        closing = true;
        sockets.wake();
        try {
            boolean inTime = thread.join(LAST_TURN);
            assert inTime : "a turn that takes so long is a mistake of ours";
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt(); // The thread ends all the same, a moment later.
        }
    }
}
