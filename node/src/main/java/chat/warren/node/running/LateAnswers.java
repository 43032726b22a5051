package chat.warren.node.running;

import chat.warren.node.path.Route;
import chat.warren.node.probe.Probe;
import chat.warren.node.probe.ProbeWire;
import java.net.InetSocketAddress;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/** Pongs that a friend asked for after a while of silence, to learn how long her router remembers. */
final class LateAnswers {
    /** One search has one question under way; two for each of two devices behind one router. */
    private static final int MAX_WAITING = 4;

    private final List<Due> waiting = new ArrayList<>();

    /** A pong, and where it goes. */
    record Due(Route route, Probe.Pong pong, Instant at) {}

    void asked(Probe.Later later, Route route, InetSocketAddress from, Instant now) {
        if (waiting.size() < MAX_WAITING && later.seconds() <= Probe.Later.MOST_SECONDS) {
            Probe.Pong pong = new Probe.Pong(later.transaction(), from, ProbeWire.LEAST_BYTES);
            waiting.add(new Due(route, pong, now.plusSeconds(later.seconds())));
        }
    }

    List<Due> due(Instant now) {
        List<Due> due = waiting.stream().filter(one -> !one.at().isAfter(now)).toList();
        waiting.removeAll(due);
        return due;
    }

    Instant deadline() {
        return waiting.stream().map(Due::at).min(Instant::compareTo).orElse(Instant.MAX);
    }
}
