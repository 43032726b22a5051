package chat.warren.node.portmap;

import chat.warren.crypto.wire.MalformedException;
import chat.warren.node.probe.Whereabouts;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Optional;
import java.util.Queue;
import java.util.random.RandomGenerator;
import java.util.stream.Stream;

/**
 * Keeps a port of our router mapped to ours, by whichever of three protocols the router speaks. All are asked at once;
 * whoever answers is held and renewed, and given back at the end. Make a new one when the network changes.
 */
public final class PortMapping {
    /** What the caller must do next. */
    public sealed interface Output {}

    /** Send this from a socket of its own, whose answers go to {@link #receive}. */
    public static final class SendUdp implements Output {
        private final InetSocketAddress to;
        private final byte[] datagram;

        SendUdp(InetSocketAddress to, byte[] datagram) {
            this.to = to;
            this.datagram = datagram.clone();
        }

        public InetSocketAddress to() {
            return to;
        }

        public byte[] datagram() {
            return datagram.clone();
        }
    }

    /**
     * Fetch this within five seconds, 64 kB at most, without following anything; the outcome goes to {@link #answered}
     * or {@link #failed}. Only one is under way at a time.
     *
     * @param action UPnP's name for what is asked, or empty for a plain page
     */
    public record Http(WebAddress to, String action, String body) implements Output {
        static Http get(WebAddress to) {
            return new Http(to, "", "");
        }

        static Http post(Igd.Service service, String action, String body) {
            return new Http(service.control(), service.type() + "#" + action, body);
        }
    }

    /**
     * The best of what is held changed: reachable here from now on, or nowhere. An address that no global one is says
     * that our router is behind another one, and is good for the neighbours of both only.
     */
    public record Changed(Optional<InetSocketAddress> outside) implements Output {}

    public record WaitUntil(Instant deadline) implements Output {}

    private final InetAddress router;
    private final Queue<Output> outputs = new ArrayDeque<>();
    private final PcpAsker pcp;
    private final NatPmpAsker natPmp;
    private final IgdAsker igd;
    private Optional<InetSocketAddress> told = Optional.empty();
    private boolean released;

    /** Begins at once; {@code own} is the address and port that everybody shall reach. */
    public PortMapping(
            InetAddress router, InetSocketAddress own, Protocol protocol, RandomGenerator random, Instant now) {
        this.router = router;
        this.pcp = new PcpAsker(router, own, protocol, random, outputs, now);
        this.natPmp = new NatPmpAsker(router, protocol, own.getPort(), outputs, now);
        this.igd = new IgdAsker(router, own, protocol, random, outputs, now);
    }

    /** A datagram came to the socket of its own. */
    public void receive(InetSocketAddress from, byte[] datagram, Instant now) throws MalformedException {
        if (!from.getAddress().equals(router) || datagram.length == 0) {
            throw new MalformedException("not from our router");
        }
        if (released) {
            return;
        }
        if (from.getPort() != Pcp.PORT) {
            igd.receive(from.getAddress(), datagram, now);
        } else if (datagram[0] == 0) {
            // RFC 6887 §9: a router that knows only NAT-PMP says so to PCP in NAT-PMP's words.
            if (NatPmp.parse(datagram) instanceof NatPmp.Answer.No no && no.result() == Pcp.UNSUPPORTED_VERSION) {
                pcp.refused(now);
            } else {
                natPmp.receive(datagram, now);
            }
        } else {
            pcp.receive(datagram, now);
        }
        tell();
    }

    /** The router's answer to an {@link Http}. */
    public void answered(int status, String body, Instant now) throws MalformedException {
        if (!released) {
            igd.answered(status, body, now);
            tell();
        }
    }

    /** No answer came: it will be asked again in a while. */
    public void failed(Instant now) {
        advanceTo(now);
    }

    public void advanceTo(Instant now) {
        if (released) {
            return;
        }
        pcp.advanceTo(now);
        natPmp.advanceTo(now);
        igd.advanceTo(now);
        tell();
    }

    /** We go: what is held is given back. */
    public void release() {
        pcp.release();
        natPmp.release();
        igd.release();
        tell();
        released = true;
    }

    private void tell() {
        Optional<InetSocketAddress> best = best().or(this::insideTheCarrier);
        if (!best.equals(told)) {
            told = best;
            outputs.add(new Changed(best));
        }
    }

    /** PCP first, as the youngest and strictest; but rather a global address than none. */
    private Optional<InetSocketAddress> best() {
        return Stream.of(pcp.lease(), natPmp.lease(), igd.lease())
                .flatMap(Optional::stream)
                .map(Lease::outside)
                .filter(outside -> !Whereabouts.isLan(outside.getAddress()))
                .findFirst();
    }

    /**
     * Where others behind the same carrier may reach us: the mapping on our own router, if that has no global address.
     */
    public Optional<InetSocketAddress> insideTheCarrier() {
        return Stream.of(pcp.lease(), natPmp.lease(), igd.lease())
                .flatMap(Optional::stream)
                .map(Lease::outside)
                .filter(outside -> Whereabouts.isLan(outside.getAddress()))
                .findFirst();
    }

    public Output poll() {
        Output next = outputs.poll();
        return next != null ? next : new WaitUntil(deadline());
    }

    private Instant deadline() {
        return Stream.of(pcp.deadline(), natPmp.deadline(), igd.deadline())
                .min(Instant::compareTo)
                .orElseThrow();
    }
}
