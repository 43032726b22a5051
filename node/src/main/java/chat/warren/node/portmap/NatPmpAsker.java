package chat.warren.node.portmap;

import chat.warren.crypto.wire.MalformedException;
import chat.warren.node.portmap.PortMapping.SendUdp;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.time.Instant;
import java.util.Optional;
import java.util.Queue;
import org.jspecify.annotations.Nullable;

/** One mapping by NAT-PMP: the router is asked for its address and for the port at the same time. */
final class NatPmpAsker {
    private final InetSocketAddress router;
    private final Protocol protocol;
    private final int port;
    private final Queue<PortMapping.Output> outputs;
    private final Patience patience;
    private @Nullable InetAddress outside;
    private NatPmp.Answer.@Nullable Mapping mapping;
    private @Nullable Lease lease;
    private long epoch = -1;

    NatPmpAsker(InetAddress router, Protocol protocol, int port, Queue<PortMapping.Output> outputs, Instant now) {
        this.router = new InetSocketAddress(router, NatPmp.PORT);
        this.protocol = protocol;
        this.port = port;
        this.outputs = outputs;
        this.patience = new Patience(now);
    }

    void advanceTo(Instant now) {
        if (lease != null && !lease.until().isAfter(now)) {
            lease = null;
        }
        if (patience.asks(now)) {
            int wanted = lease == null ? port : lease.outside().getPort();
            outputs.add(new SendUdp(router, NatPmp.askAddress()));
            outputs.add(new SendUdp(router, NatPmp.askPort(protocol, port, wanted, Lease.SECONDS)));
        }
    }

    void receive(byte[] datagram, Instant now) throws MalformedException {
        NatPmp.Answer answer = NatPmp.parse(datagram);
        boolean rebooted = answer.epoch() < epoch;
        epoch = answer.epoch();
        switch (answer) {
            case NatPmp.Answer.No no -> {
                lease = null;
                patience.giveUp(now);
            }
            case NatPmp.Answer.Address address -> outside = address.outside();
            case NatPmp.Answer.Mapping given
            when given.protocol() == protocol && given.inside() == port && given.outside() != 0 -> mapping = given;
            case NatPmp.Answer.Mapping other -> {} // Given back, or another program's.
        }
        // The two answers come in either order; a renewal's second one says the same again.
        boolean news = answer instanceof NatPmp.Answer.Mapping || lease == null;
        if (outside != null && mapping != null && news && !(answer instanceof NatPmp.Answer.No)) {
            hold(outside, mapping, rebooted, now);
        }
    }

    private void hold(InetAddress address, NatPmp.Answer.Mapping given, boolean rebooted, Instant now) {
        lease = Lease.of(new InetSocketAddress(address, given.outside()), given.seconds(), now);
        patience.restart(rebooted ? now : lease.renewal(now));
    }

    void release() {
        if (lease != null) {
            outputs.add(new SendUdp(router, NatPmp.askPort(protocol, port, 0, 0)));
        }
        lease = null;
        mapping = null;
        patience.never();
    }

    Optional<Lease> lease() {
        return Optional.ofNullable(lease);
    }

    Instant deadline() {
        return patience.due();
    }
}
