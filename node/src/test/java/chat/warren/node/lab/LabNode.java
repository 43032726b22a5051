package chat.warren.node.lab;

import chat.warren.crypto.datagram.Kind;
import chat.warren.crypto.pair.Side;
import chat.warren.crypto.primitive.Bytes;
import chat.warren.crypto.wire.MalformedException;
import chat.warren.dht.bencode.ByteString;
import chat.warren.dht.wire.Family;
import chat.warren.node.nat.Mapping;
import chat.warren.node.nat.NatReport;
import chat.warren.node.nat.NatSurvey;
import chat.warren.node.nat.Sighting;
import chat.warren.node.probe.Candidate;
import chat.warren.node.probe.Candidate.Origin;
import chat.warren.node.probe.Door;
import chat.warren.node.probe.Doorkeeper;
import chat.warren.node.probe.Probe;
import chat.warren.node.probe.ProbeWire;
import chat.warren.node.probe.Whereabouts;
import chat.warren.node.punch.Meeting;
import chat.warren.node.punch.ProbeBudget;
import chat.warren.node.punch.Punch;
import chat.warren.node.punch.PunchConfig;
import chat.warren.node.punch.Stance;
import chat.warren.simulator.net.Host;
import chat.warren.simulator.net.Program;
import chat.warren.simulator.net.Socket;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** One of two friends: the survey, the door and the punch of production on simulated sockets. */
public final class LabNode implements Program {
    private final Host host;
    private final List<InetSocketAddress> observers;
    private final SplittableRandom random;
    private final Side side;
    private final Door door;
    private final Doorkeeper<String> keeper;
    private final NatSurvey survey;
    private final ProbeBudget budget;
    private final Map<Integer, Socket> sockets = new TreeMap<>();
    private @Nullable Punch punch;
    private @Nullable Instant heardAt;
    private @Nullable Instant reachedAt;
    private @Nullable InetSocketAddress friend;
    private boolean ended;
    private long probes;

    public LabNode(Host host, Pair pair, Side side, List<InetSocketAddress> observers) {
        Instant now = host.clock().instant();
        this.host = host;
        this.observers = List.copyOf(observers);
        this.random = host.random();
        this.side = side;
        this.keeper = new Doorkeeper<>(now);
        List<Door> doors = pair.doors(side, now);
        this.door = doors.getFirst();
        this.keeper.expect("friend", doors);
        this.survey = new NatSurvey(now);
        this.budget = new ProbeBudget(now);
        sockets.put(0, host.bind(0));
        survey.networkIs(ownEndpoints(), now);
        host.run(this);
        observe();
    }

    /** Asks all observers once, as a lookup in the DHT does by the way. */
    public void observe() {
        for (InetSocketAddress observer : observers) {
            survey.sent(observer, now());
            socket(0).send(observer, new byte[1]);
        }
    }

    public Whereabouts whereabouts() {
        NatReport nat = survey.report(now());
        List<Candidate> candidates = new ArrayList<>();
        for (InetSocketAddress own : ownEndpoints()) {
            candidates.add(new Candidate(Whereabouts.isLan(own.getAddress()) ? Origin.LAN : Origin.PUBLIC, own));
        }
        if (nat.mapping() instanceof Mapping.Independent independent) {
            candidates.add(new Candidate(Origin.SEEN, independent.outside()));
        }
        return new Whereabouts(candidates, nat);
    }

    public void punch(Whereabouts theirs, Stance stance) {
        Meeting meeting = new Meeting(whereabouts(), theirs, stance, side);
        punch = new Punch(meeting, PunchConfig.of(stance), budget, random, now());
        host.nudge();
    }

    public void answered(Whereabouts theirs) {
        if (punch != null) {
            punch.answered(theirs, now());
            host.nudge();
        }
    }

    @Override
    public void receive(InetSocketAddress from, InetSocketAddress to, byte[] datagram) {
        Instant now = now();
        survey.received(from, now);
        if (observers.contains(from)) {
            try {
                survey.see(new Sighting(from, Family.parse(ByteString.of(datagram)), now));
            } catch (MalformedException e) {
                throw new AssertionError(e);
            }
            return;
        }
        keeper.admit(from, datagram, now).ifPresent(admitted -> {
            if (admitted.datagram().kind() == Kind.PROBE && punch != null) {
                try {
                    Probe probe = ProbeWire.parse(bytes(admitted.datagram().body()));
                    punch.receive(numberOf(to.getPort()), from, probe, now);
                } catch (MalformedException e) {
                    throw new AssertionError(e);
                }
            }
        });
    }

    @Override
    public Instant advanceTo(Instant now) {
        if (punch == null) {
            return Instant.MAX;
        }
        punch.advanceTo(now);
        while (true) {
            switch (punch.poll()) {
                case Punch.Send send -> {
                    probes++;
                    socket(send.socket()).send(send.to(), door.seal(random, send.probe()), send.ttl());
                }
                case Punch.Heard heard -> heardAt = heardAt == null ? now : heardAt;
                case Punch.Reached reached -> {
                    reachedAt = reachedAt == null ? now : reachedAt;
                    friend = friend == null ? reached.friend() : friend;
                }
                case Punch.Ended end -> ended = true;
                case Punch.WaitUntil wait -> {
                    return wait.deadline();
                }
            }
        }
    }

    public boolean hasReached() {
        return reachedAt != null;
    }

    public Optional<Instant> firstDirectDatagram() {
        return Optional.ofNullable(heardAt != null ? heardAt : reachedAt);
    }

    public Optional<Instant> reachedAt() {
        return Optional.ofNullable(reachedAt);
    }

    public Optional<InetSocketAddress> friend() {
        return Optional.ofNullable(friend);
    }

    public boolean hasEnded() {
        return ended;
    }

    public long probes() {
        return probes;
    }

    public NatReport nat() {
        return survey.report(now());
    }

    public Host host() {
        return host;
    }

    private Instant now() {
        return host.clock().instant();
    }

    private List<InetSocketAddress> ownEndpoints() {
        List<InetSocketAddress> own = new ArrayList<>();
        for (InetAddress address : host.addresses()) {
            own.add(new InetSocketAddress(address, socket(0).port()));
        }
        return own;
    }

    private Socket socket(int number) {
        return sockets.computeIfAbsent(number, any -> host.bind(0));
    }

    private int numberOf(int port) {
        for (Map.Entry<Integer, Socket> entry : sockets.entrySet()) {
            if (entry.getValue().port() == port) {
                return entry.getKey();
            }
        }
        throw new AssertionError("something came to a socket that nobody opened");
    }

    private static byte[] bytes(ByteBuffer body) {
        byte[] bytes = new byte[body.remaining()];
        body.get(bytes);
        return Bytes.exactly(bytes.length, bytes);
    }
}
