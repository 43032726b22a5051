package chat.warren.node.tunnel;

import chat.warren.node.probe.Candidate;
import chat.warren.node.probe.Whereabouts;
import java.net.InetSocketAddress;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** One way to try for a tunnel: where to, how it looks, and through which proxy. */
public record Attempt(InetSocketAddress to, Look look, Optional<Proxy> via) {
    /** What goes to this port is taken for a visit to a website everywhere. */
    public static final int WEB_PORT = 443;
    /** Both looks of every address of a friend, directly and through a proxy. */
    public static final int MOST = 16;

    /** What it looks like from outside. */
    public enum Look {
        /** Uniform bytes. */
        PLAIN,
        /** TLS, as a browser's. */
        WEB
    }

    /** Somebody who connects for us, as the owner of this computer has set it. */
    public record Proxy(Kind kind, InetSocketAddress address, Optional<Login> login) {
        public enum Kind {
            HTTP_CONNECT,
            SOCKS5
        }

        /** Who is known there, and by which password. */
        public record Login(String user, String password) {
            @Override
            public String toString() {
                return "Login[]"; // It may end up in a log.
            }
        }

        /** For everybody. */
        public Proxy(Kind kind, InetSocketAddress address) {
            this(kind, address, Optional.empty());
        }
    }

    /**
     * The ways to a friend, the most promising first: her own addresses at the number of her UDP port, and at 443.
     * Through a proxy 443 comes first, which is what most proxies let through.
     */
    public static List<Attempt> to(Whereabouts friend, Optional<Proxy> proxy) {
        List<InetSocketAddress> addresses = friend.candidates().stream()
                .sorted(Comparator.comparing(Candidate::isIpv4)) // IPv6 needs no luck with ports.
                .map(Candidate::address)
                .distinct()
                .toList();
        List<Attempt> direct = new ArrayList<>();
        List<Attempt> proxied = new ArrayList<>();
        for (InetSocketAddress address : addresses) {
            InetSocketAddress web = new InetSocketAddress(address.getAddress(), WEB_PORT);
            direct.add(new Attempt(address, Look.PLAIN, Optional.empty()));
            direct.add(new Attempt(web, Look.WEB, Optional.empty()));
            if (proxy.isPresent() && !Whereabouts.isLan(address.getAddress())) {
                proxied.add(new Attempt(web, Look.WEB, proxy));
                proxied.add(new Attempt(address, Look.PLAIN, proxy));
            }
        }
        return Stream.concat(proxied.stream(), direct.stream())
                .distinct()
                .limit(MOST)
                .toList();
    }
}
