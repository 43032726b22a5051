package chat.warren.bench.reach;

import chat.warren.crypto.datagram.Kind;
import chat.warren.crypto.pair.PairAnchors;
import chat.warren.crypto.pair.PairChain;
import chat.warren.crypto.pair.Side;
import chat.warren.dht.join.Sources;
import chat.warren.dht.loop.Crew;
import chat.warren.dht.overlay.OverlayConfig;
import chat.warren.dht.rendezvous.PairId;
import chat.warren.node.link.Acquaintance;
import chat.warren.node.link.Acquaintance.Openness;
import chat.warren.node.link.Carried;
import chat.warren.node.path.PathView;
import chat.warren.node.running.Networks;
import chat.warren.node.running.Standing;
import chat.warren.node.running.loop.NodeLoop;
import chat.warren.node.running.loop.NodeSetup;
import chat.warren.node.socket.loop.Where;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Instant;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/**
 * One of the friends, in a program of its own: the node as it runs everywhere, and nothing above it. It says what
 * happens and when. One program serves for many runs, for a machine that starts a JVM for each measures how it starts
 * JVMs.
 *
 * <pre>
 * begin STRANGER NOTEBOOK SEED PACE PAIR:SIDE ...   starts the node; words go to each friend at this pace, in ms, or none
 * end                                               ends it, as its user would
 * gap                                               the longest silence of the first pair since the last question
 * standing                                          what it knows of its router
 * call SECONDS                                      what a call sends goes to the first pair for so long
 * spoken, tally                                     what was sent of it, and what was heard
 * </pre>
 */
public final class Person implements Carried, AutoCloseable {
    private static final int KEY_BYTES = 32;
    private static final PairId FIRST = new PairId(1);

    private final Map<PairId, Ear> ears = new HashMap<>();
    private final NodeLoop loop;
    private final Thread talk;
    private final CallFlow call = new CallFlow();
    private volatile String spoken = "0 0";

    /** What was heard of one friend. */
    private static final class Ear {
        private long words;
        private long latest;
        private long longest;

        private void heard(long now) {
            words++;
            longest = latest == 0 ? 0 : Math.max(longest, now - latest);
            latest = now;
        }

        /** The one that lasts is the longest, perhaps. */
        private long silence(long now) {
            return latest == 0 ? longest : Math.max(longest, now - latest);
        }
    }

    Person(String[] words) throws IOException {
        InetSocketAddress stranger = address(words[1]);
        Notebook notebook = new Notebook(Path.of(words[2]));
        long seed = Long.parseLong(words[3]);
        long pace = Long.parseLong(words[4]);
        NodeSetup setup = new NodeSetup(
                new NodeSetup.Kept(notebook.port(), notebook),
                Networks.with(OverlayConfig.open()),
                Sources.none().withKnown(List.of(stranger)),
                Crew.none(),
                new NodeSetup.Home(Where.NETWORKS, true, true));
        Map<PairId, Acquaintance> friends = new HashMap<>();
        for (int i = 5; i < words.length; i++) {
            int colon = words[i].indexOf(':');
            PairId pair = new PairId(Long.parseLong(words[i].substring(0, colon)));
            Side side = Side.valueOf(words[i].substring(colon + 1));
            friends.put(pair, new Acquaintance(anchors(pair, seed), side, Openness.ADDRESSES));
            ears.put(pair, new Ear());
        }
        say("begun", "");
        loop = NodeLoop.start(setup, InstantSource.system(), new SecureRandom(), (carrier, thread, now) -> {
            thread.execute(later -> friends.forEach((pair, friend) -> carrier.meet(pair, friend, later)));
            return this;
        });
        notebook.isAt(loop.port());
        talk = Thread.ofVirtual().unstarted(() -> talk(pace, List.copyOf(friends.keySet())));
        if (pace > 0) {
            talk.start();
        }
    }

    /** The two agreed on this in the second that the seed names. */
    private static PairAnchors anchors(PairId pair, long seed) {
        byte[] key = new byte[KEY_BYTES];
        ByteBuffer.wrap(key).putLong(seed).putLong(pair.number());
        return PairAnchors.of(PairChain.startingAt(key, Instant.ofEpochSecond(seed)));
    }

    private static InetSocketAddress address(String text) {
        int colon = text.lastIndexOf(':');
        return new InetSocketAddress(
                InetAddress.ofLiteral(text.substring(0, colon)), Integer.parseInt(text.substring(colon + 1)));
    }

    public static void main(String[] arguments) throws IOException {
        Person running = null;
        say("ready", "");
        try (BufferedReader commands = new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8))) {
            for (String line = commands.readLine(); line != null; line = commands.readLine()) {
                if (line.startsWith("begin ")) {
                    running = new Person(line.split(" ", -1));
                } else if (running != null) {
                    running.obey(line);
                }
            }
        }
        System.exit(0); // Whatever still waits, waits for a network that is going.
    }

    private void obey(String command) {
        switch (command) {
            case "end" -> {
                close();
                say("ended", "");
            }
            case "gap" -> loop.withCarrier((carrier, now) -> gap());
            case "standing" -> {
                var _ = loop.standing().thenAccept(Person::tell);
            }
            case "spoken" -> say("spoken", spoken);
            case "tally" -> say("tally", call.tally());
            default -> speak(command.split(" ", 2));
        }
    }

    private void speak(String[] command) {
        if (!command[0].equals("call")) {
            throw new IllegalArgumentException(command[0]);
        }
        Thread.startVirtualThread(() -> {
            try {
                spoken = CallFlow.speak(loop, FIRST, Long.parseLong(command[1]));
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        });
    }

    private void gap() {
        Ear ear = ears.getOrDefault(FIRST, new Ear());
        say("gap", ear.silence(now()) + " " + ear.words);
        ear.longest = 0;
    }

    private static long now() {
        return TimeUnit.NANOSECONDS.toMillis(System.nanoTime());
    }

    private static void tell(Standing standing) {
        say(
                "standing",
                standing.router().four().mapping().getClass().getSimpleName() + ","
                        + standing.router().four().filtering()
                        + (standing.others().joined() ? ",joined" : ",alone") + ","
                        + standing.others().contacts());
    }

    private void talk(long pace, List<PairId> friends) {
        try {
            for (long number = 0; ; number++) {
                byte[] word = ByteBuffer.allocate(Long.BYTES).putLong(number).array();
                loop.withCarrier(
                        (carrier, now) -> friends.forEach(friend -> carrier.send(friend, Kind.QUIC, word, now)));
                TimeUnit.MILLISECONDS.sleep(pace);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private static void say(String what, String more) {
        System.out.println(what + " " + System.currentTimeMillis() + (more.isEmpty() ? "" : " " + more));
    }

    @Override
    public void close() {
        talk.interrupt();
        loop.close();
    }

    @Override
    public void received(PairId pair, Kind kind, byte[] body, Instant now) {
        Ear ear = ears.get(pair);
        if (kind == Kind.MEDIA) {
            call.heard(body);
        } else if (ear != null) {
            ear.heard(now());
            if (ear.words == 1) {
                say("heard", Long.toString(pair.number()));
            }
        }
    }

    @Override
    public void reachable(PairId pair, PathView by, Instant now) {
        say("way", pair.number() + " " + by.route().kind());
    }

    @Override
    public void adrift(PairId pair, Instant now) {
        say("adrift", Long.toString(pair.number()));
    }

    @Override
    public void moved(PairId pair, Instant now) {}

    @Override
    public void worn(PairId pair, Instant now) {}
}
