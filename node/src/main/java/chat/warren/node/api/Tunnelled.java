package chat.warren.node.api;

import chat.warren.node.api.ProfileException.Reason;
import chat.warren.node.running.loop.NodeSetup.Tcp;
import chat.warren.node.tunnel.Attempt;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What a person has chosen about TCP, for friends whose networks pass no datagrams, and for one's own. */
final class Tunnelled {
    /** Whether friends may connect at the number of our UDP port. */
    static final String LISTEN = "tunnel.listen";
    /** Whether they may at 443 as well. */
    static final String WEB = "tunnel.web";
    /** Who connects for us. */
    static final String PROXY = "tunnel.proxy";

    static final String NO_PROXY = "none";
    private static final int MOST_PORTS = 65_535;
    /** A name or a password, in SOCKS. */
    private static final int MOST_BYTES = 255;
    /** By number: who looks up a name tells a name server of it. */
    private static final Pattern WAY = Pattern.compile("(?<kind>socks5|http)://"
            + "(?:(?<user>[^:@/\\s]+):(?<password>[^:@/\\s]+)@)?"
            + "(?:(?<four>[0-9]{1,3}(?:\\.[0-9]{1,3}){3})|\\[(?<six>[0-9a-fA-F:.]+)]|(?<local>localhost))"
            + ":(?<port>[0-9]{1,5})/?");

    private Tunnelled() {}

    static Tcp of(String listen, String web, String proxy) throws ProfileException {
        return new Tcp(listen.equals(Settings.ON), web.equals(Settings.ON), proxy(proxy));
    }

    /** Fails for what is no proxy. */
    static Optional<Attempt.Proxy> proxy(String text) throws ProfileException {
        if (text.equals(NO_PROXY)) {
            return Optional.empty();
        }
        Matcher way = WAY.matcher(text);
        int port = way.matches() ? Integer.parseInt(way.group("port")) : 0;
        if (port < 1 || port > MOST_PORTS) {
            throw notUnderstood();
        }
        Attempt.Proxy.Kind kind =
                way.group("kind").equals("http") ? Attempt.Proxy.Kind.HTTP_CONNECT : Attempt.Proxy.Kind.SOCKS5;
        return Optional.of(new Attempt.Proxy(kind, new InetSocketAddress(address(way), port), login(way)));
    }

    private static Optional<Attempt.Proxy.Login> login(Matcher way) throws ProfileException {
        if (way.group("user") == null) {
            return Optional.empty();
        }
        Attempt.Proxy.Login login = new Attempt.Proxy.Login(plain(way.group("user")), plain(way.group("password")));
        if (login.user().contains(":")) {
            throw notUnderstood(); // HTTP has no way to say it.
        }
        return Optional.of(login);
    }

    /** Signs that have a meaning in an address are written as %40 and the like. */
    private static String plain(String text) throws ProfileException {
        try {
            String plain = URLDecoder.decode(text.replace("+", "%2B"), StandardCharsets.UTF_8);
            if (plain.getBytes(StandardCharsets.UTF_8).length <= MOST_BYTES) {
                return plain;
            }
        } catch (IllegalArgumentException e) {
            // A lonely %.
        }
        throw notUnderstood();
    }

    private static InetAddress address(Matcher way) throws ProfileException {
        if (way.group("local") != null) {
            return InetAddress.getLoopbackAddress();
        }
        try {
            return InetAddress.ofLiteral(way.group("four") != null ? way.group("four") : way.group("six"));
        } catch (IllegalArgumentException e) {
            throw notUnderstood();
        }
    }

    private static ProfileException notUnderstood() {
        return new ProfileException(
                Reason.NOT_UNDERSTOOD,
                PROXY + " is none, or socks5://ADDRESS:PORT or http://ADDRESS:PORT with the address as a number,"
                        + " and perhaps NAME:PASSWORD@ before it; nothing was changed.");
    }
}
