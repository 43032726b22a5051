package chat.warren.node.portmap;

import chat.warren.crypto.wire.MalformedException;
import java.net.InetAddress;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** An http address on the LAN, by number: nothing is looked up, and nobody makes us fetch from elsewhere. */
public record WebAddress(InetAddress host, int port, String path) {
    private static final Pattern FORM =
            Pattern.compile("http://(\\d{1,3}(?:\\.\\d{1,3}){3})(?::(\\d{1,5}))?(/[\\x21-\\x7e]{0,500})?");

    static WebAddress parse(String text) throws MalformedException {
        Matcher matcher = FORM.matcher(text);
        if (!matcher.matches()) {
            throw new MalformedException("not an address that a router would have");
        }
        int port = matcher.group(2) == null ? 80 : Integer.parseInt(matcher.group(2));
        if (port < 1 || port > 65_535) {
            throw new MalformedException("no such port");
        }
        try {
            String path = matcher.group(3);
            return new WebAddress(InetAddress.ofLiteral(matcher.group(1)), port, path == null ? "/" : path);
        } catch (IllegalArgumentException e) {
            throw new MalformedException("not an IPv4 address");
        }
    }

    /** What a page of this host means by a path or a whole address; it must be of the same host. */
    WebAddress resolve(String reference) throws MalformedException {
        WebAddress resolved;
        if (reference.startsWith("http://")) {
            resolved = parse(reference);
        } else {
            String path = reference.startsWith("/") ? reference : "/" + reference;
            resolved = parse("http://" + host.getHostAddress() + ":" + port + path);
        }
        if (!resolved.host.equals(host)) {
            throw new MalformedException("a router that sends us to somebody else");
        }
        return resolved;
    }
}
