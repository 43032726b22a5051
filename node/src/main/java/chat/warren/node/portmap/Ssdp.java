package chat.warren.node.portmap;

import chat.warren.crypto.wire.MalformedException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;

/** How UPnP's routers are found: a question to a multicast group, and answers that look like HTTP. */
final class Ssdp {
    static final InetSocketAddress GROUP = new InetSocketAddress(InetAddress.ofLiteral("239.255.255.250"), 1900);
    /** Both versions answer to the first one's name (UPnP Device Architecture 1.1, §1.3.3). */
    static final List<String> TARGETS = List.of(
            "urn:schemas-upnp-org:device:InternetGatewayDevice:1",
            "urn:schemas-upnp-org:device:InternetGatewayDevice:2");
    /** Answers are a few hundred bytes. */
    private static final int MOST_BYTES = 2_048;

    private Ssdp() {}

    static byte[] search(String target) {
        return ("M-SEARCH * HTTP/1.1\r\n"
                        + "HOST: 239.255.255.250:1900\r\n"
                        + "MAN: \"ssdp:discover\"\r\n"
                        + "MX: 2\r\n"
                        + "ST: " + target + "\r\n\r\n")
                .getBytes(StandardCharsets.US_ASCII);
    }

    /** Where the device that answered describes itself. */
    static WebAddress parse(byte[] bytes) throws MalformedException {
        if (bytes.length > MOST_BYTES) {
            throw new MalformedException("longer than any answer");
        }
        String[] lines = new String(bytes, StandardCharsets.ISO_8859_1).split("\r?\n", -1);
        if (!lines[0].startsWith("HTTP/1.") || !lines[0].contains(" 200")) {
            throw new MalformedException("not an answer to a search");
        }
        for (String line : lines) {
            if (line.toLowerCase(Locale.ROOT).startsWith("location:")) {
                return WebAddress.parse(line.substring("location:".length()).strip());
            }
        }
        throw new MalformedException("an answer that does not say where");
    }
}
