package chat.warren.node.portmap;

import chat.warren.crypto.wire.ByteReader;
import chat.warren.crypto.wire.ByteWriter;
import chat.warren.crypto.wire.MalformedException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** A home router that speaks some of the three protocols, and keeps the ports it gave. */
final class Router {
    static final InetAddress INSIDE = InetAddress.ofLiteral("192.168.1.1");
    static final InetAddress OUTSIDE = InetAddress.ofLiteral("80.1.2.3");
    private static final InetSocketAddress PCP = new InetSocketAddress(INSIDE, 5351);
    private static final InetSocketAddress SSDP = new InetSocketAddress(INSIDE, 1900);

    InetAddress outside = OUTSIDE;
    boolean speaksPcp;
    boolean speaksNatPmp;
    boolean speaksIgd;
    boolean onlyPermanent;
    int takenPort;
    int deaf;
    Instant started;
    final Map<Integer, Integer> ports = new HashMap<>();
    final List<String> asked = new ArrayList<>();

    Router(Instant started) {
        this.started = started;
    }

    /** Loses all ports, and begins to count its time anew. */
    void reboot(Instant now) {
        ports.clear();
        started = now;
    }

    record Reply(InetSocketAddress from, String hex) {
        byte[] bytes() {
            return java.util.HexFormat.of().parseHex(hex);
        }
    }

    private static Optional<Reply> reply(InetSocketAddress from, byte[] bytes) {
        return Optional.of(new Reply(from, java.util.HexFormat.of().formatHex(bytes)));
    }

    Optional<Reply> take(PortMapping.SendUdp send, Instant now) throws MalformedException {
        if (deaf > 0) {
            deaf--;
            return Optional.empty();
        }
        if (send.to().equals(Ssdp.GROUP)) {
            String text = "HTTP/1.1 200 OK\r\nST: x\r\nLocation: http://192.168.1.1:5000/root.xml\r\n\r\n";
            boolean first = new String(send.datagram(), StandardCharsets.US_ASCII).contains("Device:1");
            return speaksIgd && first ? reply(SSDP, text.getBytes(StandardCharsets.US_ASCII)) : Optional.empty();
        }
        long epoch = Duration.between(started, now).toSeconds();
        ByteReader in = new ByteReader(send.datagram());
        return in.u8() == 2 ? pcp(in, epoch) : natPmp(in, epoch);
    }

    private Optional<Reply> natPmp(ByteReader in, long epoch) throws MalformedException {
        if (!speaksNatPmp) {
            return Optional.empty();
        }
        if (in.u8() == 0) {
            asked.add("nat-pmp address");
            return reply(
                    PCP,
                    new ByteWriter()
                            .u8(0)
                            .u8(128)
                            .u16(0)
                            .u32(epoch)
                            .bytes(outside.getAddress())
                            .toArray());
        }
        in.u16();
        int inside = in.u16();
        int port = in.u16();
        long seconds = in.u32();
        asked.add("nat-pmp " + inside + " " + seconds);
        give(port, inside, seconds);
        return reply(
                PCP,
                new ByteWriter()
                        .u8(0)
                        .u8(129)
                        .u16(0)
                        .u32(epoch)
                        .u16(inside)
                        .u16(port)
                        .u32(seconds)
                        .toArray());
    }

    private Optional<Reply> pcp(ByteReader in, long epoch) throws MalformedException {
        if (!speaksPcp) {
            // RFC 6887 §9: a server that knows only NAT-PMP answers so.
            return speaksNatPmp
                    ? reply(
                            PCP,
                            new ByteWriter().u8(0).u8(129).u16(1).u32(epoch).toArray())
                    : Optional.empty();
        }
        in.bytes(3);
        long seconds = in.u32();
        in.bytes(16);
        byte[] nonce = in.bytes(12);
        in.u8();
        in.bytes(3);
        int inside = in.u16();
        int port = in.u16();
        asked.add("pcp " + inside + " " + seconds);
        give(port, inside, seconds);
        return reply(
                PCP,
                new ByteWriter()
                        .u8(2)
                        .u8(129)
                        .u8(0)
                        .u8(0)
                        .u32(seconds)
                        .u32(epoch)
                        .bytes(new byte[12])
                        .bytes(nonce)
                        .u8(17)
                        .bytes(new byte[3])
                        .u16(inside)
                        .u16(port)
                        .bytes(new byte[10])
                        .u16(0xffff)
                        .bytes(outside.getAddress())
                        .toArray());
    }

    private void give(int outsidePort, int inside, long seconds) {
        if (seconds == 0) {
            ports.values().removeIf(one -> one == inside);
        } else {
            ports.put(outsidePort, inside);
        }
    }

    /** Status and body. */
    record Page(int status, String body) {}

    Page take(PortMapping.Http http) {
        if (http.action().isEmpty()) {
            return new Page(200, DESCRIPTION);
        }
        String action = http.action().substring(http.action().indexOf('#') + 1);
        asked.add("igd " + action);
        return switch (action) {
            case "GetExternalIPAddress" ->
                new Page(
                        200,
                        "<s:Envelope><s:Body><u:GetExternalIPAddressResponse><NewExternalIPAddress>"
                                + outside.getHostAddress()
                                + "</NewExternalIPAddress></u:GetExternalIPAddressResponse></s:Body></s:Envelope>");
            case "AddPortMapping" -> add(http.body());
            default -> {
                ports.remove(number(http.body(), "NewExternalPort"));
                yield new Page(200, "");
            }
        };
    }

    private Page add(String body) {
        int port = number(body, "NewExternalPort");
        if (onlyPermanent && number(body, "NewLeaseDuration") != 0) {
            return fault(725);
        }
        if (port == takenPort) {
            return fault(718);
        }
        ports.put(port, number(body, "NewInternalPort"));
        return new Page(200, "");
    }

    private static Page fault(int code) {
        return new Page(
                500, "<s:Fault><detail><UPnPError><errorCode>" + code + "</errorCode></UPnPError></detail></s:Fault>");
    }

    private static int number(String body, String name) {
        return Integer.parseInt(Markup.text(body, name).orElseThrow());
    }

    static final String DESCRIPTION = """
            <?xml version="1.0"?>
            <root xmlns="urn:schemas-upnp-org:device-1-0"><device>
            <deviceType>urn:schemas-upnp-org:device:InternetGatewayDevice:1</deviceType>
            <serviceList><service><serviceType>urn:schemas-upnp-org:service:Layer3Forwarding:1</serviceType>
            <controlURL>/l3f</controlURL></service></serviceList>
            <deviceList><device><serviceList>
            <service>
              <serviceType>urn:schemas-upnp-org:service:WANIPConnection:1</serviceType>
              <serviceId>urn:upnp-org:serviceId:WANIPConn1</serviceId>
              <controlURL>/ctl/IPConn</controlURL>
            </service></serviceList></device></deviceList></device></root>
            """;
}
