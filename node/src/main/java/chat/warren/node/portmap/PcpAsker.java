package chat.warren.node.portmap;

import chat.warren.crypto.wire.MalformedException;
import chat.warren.node.portmap.PortMapping.SendUdp;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.time.Instant;
import java.util.Optional;
import java.util.Queue;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;

/** One mapping by PCP. */
final class PcpAsker {
    private final InetSocketAddress router;
    private final InetSocketAddress own;
    private final Protocol protocol;
    private final Pcp.Nonce nonce;
    private final Queue<PortMapping.Output> outputs;
    private final Patience patience;
    private @Nullable Lease lease;
    private long epoch = -1;

    PcpAsker(
            InetAddress router,
            InetSocketAddress own,
            Protocol protocol,
            RandomGenerator random,
            Queue<PortMapping.Output> outputs,
            Instant now) {
        this.router = new InetSocketAddress(router, Pcp.PORT);
        this.own = own;
        this.protocol = protocol;
        this.outputs = outputs;
        this.patience = new Patience(now);
        byte[] drawn = new byte[Pcp.NONCE_BYTES];
        random.nextBytes(drawn);
        this.nonce = Pcp.Nonce.of(drawn);
    }

    void advanceTo(Instant now) {
        if (lease != null && !lease.until().isAfter(now)) {
            lease = null;
        }
        if (patience.asks(now)) {
            int wanted = lease == null ? own.getPort() : lease.outside().getPort();
            outputs.add(new SendUdp(router, Pcp.ask(own, protocol, nonce, wanted, Lease.SECONDS)));
        }
    }

    void receive(byte[] datagram, Instant now) throws MalformedException {
        Pcp.Answer answer = Pcp.parse(datagram);
        if (!answer.nonce().equals(nonce) || answer.protocol() != protocol || answer.inside() != own.getPort()) {
            throw new MalformedException("an answer to somebody else");
        }
        if (answer.result() != Pcp.SUCCESS || answer.outside() == 0) {
            lease = null;
            patience.giveUp(now);
            return;
        }
        boolean rebooted = answer.epoch() < epoch;
        epoch = answer.epoch();
        lease = Lease.of(new InetSocketAddress(answer.address(), answer.outside()), answer.seconds(), now);
        patience.restart(rebooted ? now : lease.renewal(now));
    }

    /** The router does not speak it. */
    void refused(Instant now) {
        patience.giveUp(now);
    }

    void release() {
        if (lease != null) {
            outputs.add(new SendUdp(router, Pcp.ask(own, protocol, nonce, 0, 0)));
        }
        lease = null;
        patience.never();
    }

    Optional<Lease> lease() {
        return Optional.ofNullable(lease);
    }

    Instant deadline() {
        return patience.due();
    }
}
