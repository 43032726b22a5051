package chat.warren.node.portmap;

import chat.warren.crypto.wire.MalformedException;
import chat.warren.node.portmap.PortMapping.Http;
import chat.warren.node.portmap.PortMapping.SendUdp;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.time.Instant;
import java.util.Optional;
import java.util.Queue;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;

/** One mapping by UPnP: search, read what the router says of itself, ask for its address, ask for the port. */
final class IgdAsker {
    /** Somebody else may have our port, and another one; with random ones the third hardly ever is taken. */
    private static final int MAX_CONFLICTS = 3;
    /** Above what routers keep for themselves. */
    private static final int FIRST_PORT = 10_000;

    private static final int OK = 200;

    private enum Step {
        SEARCHING,
        DESCRIBING,
        ADDRESSING,
        MAPPING,
        HOLDING
    }

    private final InetAddress router;
    private final InetSocketAddress own;
    private final Protocol protocol;
    private final RandomGenerator random;
    private final Queue<PortMapping.Output> outputs;
    private final Patience patience;
    private Step step = Step.SEARCHING;
    private @Nullable WebAddress description;
    private Igd.@Nullable Service service;
    private @Nullable InetAddress outside;
    private @Nullable Lease lease;
    private int wanted;
    private long seconds = Lease.SECONDS;
    private int conflicts;

    IgdAsker(
            InetAddress router,
            InetSocketAddress own,
            Protocol protocol,
            RandomGenerator random,
            Queue<PortMapping.Output> outputs,
            Instant now) {
        this.router = router;
        this.own = own;
        this.protocol = protocol;
        this.random = random;
        this.outputs = outputs;
        this.patience = new Patience(now);
        this.wanted = own.getPort();
    }

    void advanceTo(Instant now) {
        if (lease != null && !lease.until().isAfter(now)) {
            lease = null;
        }
        if (!patience.asks(now)) {
            if (patience.isLate() && lease == null) {
                step = Step.SEARCHING; // It may be another router by now.
            }
            return;
        }
        if (step == Step.SEARCHING) {
            for (String target : Ssdp.TARGETS) {
                outputs.add(new SendUdp(Ssdp.GROUP, Ssdp.search(target)));
            }
        } else {
            ask();
        }
    }

    /** Sends the question of the present step, for the first time or again. */
    private void ask() {
        if (step == Step.DESCRIBING && description != null) {
            outputs.add(Http.get(description));
        } else if (service != null) {
            outputs.add(
                    switch (step) {
                        case ADDRESSING -> Http.post(service, "GetExternalIPAddress", Igd.askAddress(service));
                        default ->
                            Http.post(
                                    service, "AddPortMapping", Igd.addMapping(service, protocol, own, wanted, seconds));
                    });
        }
    }

    private void go(Step next, Instant now) {
        step = next;
        patience.restart(now);
        advanceTo(now);
    }

    /** An answer to a search. Only our own router's counts, and only if it speaks for itself. */
    void receive(InetAddress from, byte[] datagram, Instant now) throws MalformedException {
        WebAddress where = Ssdp.parse(datagram);
        if (step == Step.SEARCHING && from.equals(router) && where.host().equals(router)) {
            description = where;
            go(Step.DESCRIBING, now);
        }
    }

    void answered(int status, String body, Instant now) throws MalformedException {
        switch (step) {
            case DESCRIBING -> {
                if (status == OK && description != null) {
                    service = Igd.service(description, body);
                    go(Step.ADDRESSING, now);
                }
            }
            case ADDRESSING -> {
                if (status == OK) {
                    outside = Igd.address(body);
                    go(Step.MAPPING, now);
                }
            }
            case MAPPING, HOLDING -> mapped(status, body, now);
            case SEARCHING -> {}
        }
    }

    private void mapped(int status, String body, Instant now) throws MalformedException {
        if (status == OK && outside != null) {
            // A router without leases is asked again all the same: it may have been restarted.
            lease = Lease.of(new InetSocketAddress(outside, wanted), Lease.SECONDS, now);
            step = Step.HOLDING;
            patience.restart(lease.renewal(now));
            return;
        }
        int error = Igd.error(body);
        if (error == Igd.ONLY_PERMANENT && seconds != 0) {
            seconds = 0;
            go(Step.MAPPING, now);
        } else if (error == Igd.CONFLICT && conflicts < MAX_CONFLICTS) {
            conflicts++;
            wanted = random.nextInt(FIRST_PORT, 65_536);
            go(Step.MAPPING, now);
        } else {
            lease = null;
            step = Step.SEARCHING;
            patience.giveUp(now);
        }
    }

    void release() {
        if (lease != null && service != null) {
            outputs.add(Http.post(
                    service,
                    "DeletePortMapping",
                    Igd.deleteMapping(service, protocol, lease.outside().getPort())));
        }
        lease = null;
        step = Step.SEARCHING;
        patience.never();
    }

    Optional<Lease> lease() {
        return Optional.ofNullable(lease);
    }

    Instant deadline() {
        return patience.due();
    }
}
