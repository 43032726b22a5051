package chat.warren.node.portmap;

import chat.warren.crypto.wire.MalformedException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.List;
import java.util.Optional;

/** The part of UPnP's Internet Gateway Device that gives ports: what to post, and what comes back. */
final class Igd {
    /** "OnlyPermanentLeasesSupported": some routers know no lease; then it is ours to give the port back. */
    static final int ONLY_PERMANENT = 725;
    /** "ConflictInMappingEntry": somebody else has that port. */
    static final int CONFLICT = 718;

    private static final List<String> SERVICES = List.of(
            "urn:schemas-upnp-org:service:WANIPConnection:2",
            "urn:schemas-upnp-org:service:WANIPConnection:1",
            "urn:schemas-upnp-org:service:WANPPPConnection:1");

    /** Where and as what the service is to be asked. */
    record Service(String type, WebAddress control) {}

    private Igd() {}

    /** The best service in a device's description. */
    static Service service(WebAddress where, String description) throws MalformedException {
        if (description.length() > Markup.MOST_CHARS) {
            throw new MalformedException("longer than any description");
        }
        List<String> services = Markup.all(description, "service");
        for (String wanted : SERVICES) {
            for (String service : services) {
                if (Markup.text(service, "serviceType").filter(wanted::equals).isPresent()) {
                    Optional<String> control = Markup.text(service, "controlURL");
                    if (control.isPresent()) {
                        return new Service(wanted, where.resolve(control.get()));
                    }
                }
            }
        }
        throw new MalformedException("a device that gives no ports");
    }

    static String addMapping(Service service, Protocol protocol, InetSocketAddress own, int outside, long seconds) {
        return envelope(
                service,
                "AddPortMapping",
                "<NewRemoteHost></NewRemoteHost>"
                        + element("NewExternalPort", outside)
                        + "<NewProtocol>" + protocol + "</NewProtocol>"
                        + element("NewInternalPort", own.getPort())
                        + "<NewInternalClient>"
                        + Markup.escaped(own.getAddress().getHostAddress()) + "</NewInternalClient>"
                        + "<NewEnabled>1</NewEnabled>"
                        // Nothing that tells a router's log, or a guest who reads it, which program this is.
                        + "<NewPortMappingDescription>" + protocol + " " + own.getPort()
                        + "</NewPortMappingDescription>"
                        + element("NewLeaseDuration", seconds));
    }

    static String deleteMapping(Service service, Protocol protocol, int outside) {
        return envelope(
                service,
                "DeletePortMapping",
                "<NewRemoteHost></NewRemoteHost>"
                        + element("NewExternalPort", outside)
                        + "<NewProtocol>" + protocol + "</NewProtocol>");
    }

    static String askAddress(Service service) {
        return envelope(service, "GetExternalIPAddress", "");
    }

    static InetAddress address(String answer) throws MalformedException {
        String text = limited(answer, "NewExternalIPAddress")
                .orElseThrow(() -> new MalformedException("an answer without an address"));
        return WebAddress.parse("http://" + text).host();
    }

    /** UPnP's number for what went wrong, or 0. */
    static int error(String answer) throws MalformedException {
        Optional<String> text = limited(answer, "errorCode");
        try {
            return Integer.parseInt(text.orElse("0"));
        } catch (NumberFormatException e) {
            throw new MalformedException("an error without a number");
        }
    }

    private static Optional<String> limited(String answer, String name) throws MalformedException {
        if (answer.length() > Markup.MOST_CHARS) {
            throw new MalformedException("longer than any answer");
        }
        return Markup.text(answer, name);
    }

    private static String element(String name, long value) {
        return "<" + name + ">" + value + "</" + name + ">";
    }

    private static String envelope(Service service, String action, String arguments) {
        return "<?xml version=\"1.0\"?>\r\n"
                + "<s:Envelope xmlns:s=\"http://schemas.xmlsoap.org/soap/envelope/\""
                + " s:encodingStyle=\"http://schemas.xmlsoap.org/soap/encoding/\"><s:Body>"
                + "<u:" + action + " xmlns:u=\"" + service.type() + "\">" + arguments + "</u:" + action + ">"
                + "</s:Body></s:Envelope>\r\n";
    }
}
