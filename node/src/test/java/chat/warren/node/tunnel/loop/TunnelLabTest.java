package chat.warren.node.tunnel.loop;

import static org.junit.jupiter.api.Assertions.assertEquals;

import chat.warren.node.lab.Natlab;
import chat.warren.node.lab.Natlab.Running;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Tunnels and router ports between real kernels, behind the laboratory's routers. */
class TunnelLabTest {
    private static final String BOB = "44.2.0.10";

    @ParameterizedTest
    @CsvSource({"udp-blocked, 4000", "tcp-443-only, 443"})
    void whereUdpDoesNotPassATunnelDoes(String network, String port) throws Exception {
        try (Natlab lab = Natlab.up("tunnel", "--left", network, "--right", "public", "--delay", "20", "--loss", "1")) {
            Running bob = lab.start("right", LabFriend.class, "listen");
            assertEquals("listening", bob.next());
            Running alice = lab.start("left", LabFriend.class, "dial", BOB);
            assertEquals("talked, port " + port, alice.next());
        }
    }

    @ParameterizedTest
    @CsvSource({"pcp", "natpmp", "upnp"})
    void theLaboratorysRouterGivesPortsAndGetsThemBack(String speaks) throws Exception {
        try (Natlab lab = Natlab.up("ports", "--left", "port-restricted", "--left-port-mapping", speaks)) {
            Running home = lab.start("left", LabHome.class, "192.168.1.10");
            assertEquals("UDP Optional[/44.1.0.1:4000]", home.next());
            home.go();
            assertEquals("given back Optional.empty", home.next());
            assertEquals("TCP Optional[/44.1.0.1:4000]", home.next());
            home.go();
            assertEquals("given back Optional.empty", home.next());
        }
    }
}
