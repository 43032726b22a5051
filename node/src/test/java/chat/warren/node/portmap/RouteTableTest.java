package chat.warren.node.portmap;

import static org.junit.jupiter.api.Assertions.assertEquals;

import chat.warren.node.lab.Noise;
import java.net.InetAddress;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class RouteTableTest {
    private static final Optional<InetAddress> ROUTER = Optional.of(InetAddress.ofLiteral("192.168.1.1"));

    private static final String LINUX = """
            Iface	Destination	Gateway 	Flags	RefCnt	Use	Metric	Mask		MTU	Window	IRTT
            wlan0	00000000	0201A8C0	0003	0	0	600	00000000	0	0	0
            eth0	00000000	0101A8C0	0003	0	0	100	00000000	0	0	0
            tun0	00000000	00000000	0001	0	0	50	00000000	0	0	0
            eth0	0001A8C0	00000000	0001	0	0	100	00FFFFFF	0	0	0
            """;

    private static final String MAC = """
               route to: default
            destination: default
                   mask: default
                gateway: 192.168.1.1
              interface: en0
                  flags: <UP,GATEWAY,DONE,STATIC,PRCLONING,GLOBAL>
            """;

    private static final String WINDOWS = """
            ===========================================================================
            Aktive Routen:
                 Netzwerkziel    Netzwerkmaske          Gateway    Schnittstelle Metrik
                      0.0.0.0          0.0.0.0      192.168.8.1     192.168.8.20     55
                      0.0.0.0          0.0.0.0      192.168.1.1     192.168.1.10     25
            ===========================================================================
            """;

    @Test
    void theDefaultRouterWithTheLeastMetricIsOurs() {
        assertEquals(ROUTER, RouteTable.linux(LINUX, true));
        assertEquals(ROUTER, RouteTable.windows(WINDOWS));
        assertEquals(ROUTER, RouteTable.mac(MAC));
    }

    @Test
    void aMachineThatWritesNumbersTheOtherWayRoundIsUnderstood() {
        assertEquals(ROUTER, RouteTable.linux(LINUX.replace("0101A8C0", "C0A80101"), false));
    }

    @Test
    void withoutADefaultRouteThereIsNone() {
        assertEquals(Optional.empty(), RouteTable.linux("Iface Destination\n", true));
        assertEquals(Optional.empty(), RouteTable.mac("route: writing to routing socket: not in table"));
        assertEquals(Optional.empty(), RouteTable.windows("=====\n  127.0.0.0  255.0.0.0  On-link  127.0.0.1  331\n"));
    }

    @Test
    void noiseIsNoRouter() {
        Noise.isOnlyMalformed(LINUX.getBytes(StandardCharsets.US_ASCII), RouteTableTest::read);
        Noise.isOnlyMalformed(MAC.getBytes(StandardCharsets.US_ASCII), RouteTableTest::read);
        Noise.isOnlyMalformed(WINDOWS.getBytes(StandardCharsets.US_ASCII), RouteTableTest::read);
    }

    static void read(byte[] bytes) {
        String text = new String(bytes, StandardCharsets.ISO_8859_1);
        Optional<InetAddress> _ = RouteTable.linux(text, true);
        Optional<InetAddress> _ = RouteTable.mac(text);
        Optional<InetAddress> _ = RouteTable.windows(text);
    }
}
