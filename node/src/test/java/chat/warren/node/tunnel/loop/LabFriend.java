package chat.warren.node.tunnel.loop;

import chat.warren.crypto.datagram.Kind;
import chat.warren.crypto.pair.Side;
import chat.warren.node.lab.Pair;
import chat.warren.node.nat.NatReport;
import chat.warren.node.portmap.Protocol;
import chat.warren.node.portmap.loop.DefaultRouter;
import chat.warren.node.portmap.loop.RouterPort;
import chat.warren.node.probe.Candidate;
import chat.warren.node.probe.Whereabouts;
import chat.warren.node.tunnel.Attempt;
import chat.warren.node.tunnel.Attempt.Look;
import chat.warren.node.tunnel.loop.Town.Arrived;
import chat.warren.node.tunnel.loop.Town.Opened;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;

/**
 * A program of its own, for a host of the laboratory: one of two friends with nothing but tunnels. Every line it prints
 * is something that {@link TunnelLabTest} expects.
 */
final class LabFriend {
    private static final int PORT = 4000;
    private static final int WORDS = 50;

    private LabFriend() {}

    public static void main(String[] arguments) throws Exception {
        Instant now = Instant.now();
        Pair pair = new Pair(7, now.truncatedTo(ChronoUnit.DAYS).minus(Duration.ofDays(1)));
        boolean listens = arguments[0].equals("listen");
        try (Town town = new Town(listens ? 2 : 1)) {
            town.friends.with("friend", pair, listens ? Side.SECOND : Side.FIRST, now);
            if (listens) {
                listen(town);
            } else {
                dial(town, new InetSocketAddress(InetAddress.ofLiteral(arguments[1]), PORT));
            }
        }
    }

    private static void listen(Town town) throws IOException, InterruptedException {
        InetAddress everywhere = InetAddress.ofLiteral("0.0.0.0");
        town.tunnels.listen(new InetSocketAddress(everywhere, PORT), Look.PLAIN);
        town.tunnels.listen(new InetSocketAddress(everywhere, Attempt.WEB_PORT), Look.WEB);
        say("listening");
        int connection = 0;
        while (true) { // Until the lab ends.
            switch (town.news.take()) {
                case Opened opened -> connection = opened.connection();
                case Arrived _ -> answer(town, connection);
                case Town.News _ -> {}
            }
        }
    }

    private static void answer(Town town, int connection) {
        byte[] datagram = town.friends.datagram("friend", Kind.MEDIA, new byte[1000]);
        town.run(() -> town.tunnels.send(connection, Kind.MEDIA, datagram));
    }

    private static void dial(Town town, InetSocketAddress friend) throws InterruptedException {
        Whereabouts there = new Whereabouts(List.of(new Candidate(Candidate.Origin.SEEN, friend)), NatReport.NOTHING);
        Attempt[] attempts = Attempt.to(there, Optional.empty()).toArray(Attempt[]::new);
        Instant began = Instant.now();
        town.dial("friend", attempts);
        Opened opened = town.next(Opened.class);
        long millis = Duration.between(began, Instant.now()).toMillis();
        for (int i = 0; i < WORDS; i++) {
            answer(town, opened.connection());
            town.next(Arrived.class);
        }
        say("talked, port " + town.remotePort);
        say("opened after " + millis + " ms");
    }

    static RouterPort port(Town town, Protocol protocol, InetSocketAddress own, RouterPort.Watcher watcher) {
        RouterPort port = new RouterPort(town.sockets(), protocol, watcher, new SecureRandom(), InstantSource.system());
        DefaultRouter.find().ifPresent(router -> town.run(() -> port.behind(router, own)));
        return port;
    }

    static void say(String line) {
        System.out.println(line);
        System.out.flush();
    }
}
