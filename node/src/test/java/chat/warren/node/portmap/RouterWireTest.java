package chat.warren.node.portmap;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import chat.warren.crypto.wire.MalformedException;
import chat.warren.node.lab.Noise;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The bytes of the RFCs and of UPnP. */
class RouterWireTest {
    private static final InetAddress OWN = InetAddress.ofLiteral("192.168.1.10");
    private static final Pcp.Nonce NONCE = new Pcp.Nonce("0102030405060708090a0b0c");
    private static final String PCP_ANSWER = "02 81 00 00 00001c20 00000064 000000000000000000000000"
            + " 0102030405060708090a0b0c 11 000000 0fa0 0fa1 00000000000000000000ffff50010203";
    private static final String PMP_ANSWER = "00 81 0000 00000064 0fa0 0fa1 00001c20";

    @Test
    void natPmpKeepsItsBytes() throws MalformedException {
        assertArrayEquals(hex("00 00"), NatPmp.askAddress());
        assertArrayEquals(hex("00 01 0000 0fa0 0fa0 00001c20"), NatPmp.askPort(Protocol.UDP, 4000, 4000, 7200));
        assertArrayEquals(hex("00 02 0000 0fa0 0fa0 00001c20"), NatPmp.askPort(Protocol.TCP, 4000, 4000, 7200));
        assertArrayEquals(hex("00 01 0000 0fa0 0000 00000000"), NatPmp.askPort(Protocol.UDP, 4000, 4000, 0));
        assertEquals(new NatPmp.Answer.Address(100, Router.OUTSIDE), NatPmp.parse(hex("00 80 0000 00000064 50010203")));
        assertEquals(new NatPmp.Answer.Mapping(100, Protocol.UDP, 4000, 4001, 7200), NatPmp.parse(hex(PMP_ANSWER)));
        assertEquals(new NatPmp.Answer.No(100, 2), NatPmp.parse(hex("00 81 0002 00000064")));
    }

    @Test
    void pcpKeepsItsBytes() throws MalformedException {
        assertArrayEquals(
                hex("02 01 0000 00001c20 00000000000000000000ffffc0a8010a"
                        + " 0102030405060708090a0b0c 11 000000 0fa0 0fa0 00000000000000000000ffff00000000"),
                Pcp.ask(new InetSocketAddress(OWN, 4000), Protocol.UDP, NONCE, 4000, 7200));
        assertEquals(
                new Pcp.Answer(0, 7200, 100, NONCE, Protocol.UDP, 4000, 4001, Router.OUTSIDE),
                Pcp.parse(hex(PCP_ANSWER)));
    }

    @Test
    void upnpSaysWhatItShould() throws MalformedException {
        Igd.Service service = Igd.service(WebAddress.parse("http://192.168.1.1:5000/root.xml"), Router.DESCRIPTION);
        assertEquals("urn:schemas-upnp-org:service:WANIPConnection:1", service.type());
        assertEquals(WebAddress.parse("http://192.168.1.1:5000/ctl/IPConn"), service.control());
        String body = Igd.addMapping(service, Protocol.UDP, new InetSocketAddress(OWN, 4000), 4001, 7200);
        assertEquals("4001", Markup.text(body, "NewExternalPort").orElseThrow());
        assertEquals("192.168.1.10", Markup.text(body, "NewInternalClient").orElseThrow());
        assertTrue(!body.contains("arren"), "the router's log need not know the program");
    }

    @Test
    void noRouterSendsUsElsewhere() throws MalformedException {
        for (String bad : List.of(
                "http://example.org/x",
                "https://192.168.1.1/",
                "http://192.168.1.1:99999/",
                "http://192.168.1.1@evil/",
                "")) {
            assertThrows(MalformedException.class, () -> WebAddress.parse(bad), bad);
        }
        WebAddress here = WebAddress.parse("http://192.168.1.1:5000/root.xml");
        assertThrows(MalformedException.class, () -> here.resolve("http://192.168.1.2/ctl"));
        assertEquals(WebAddress.parse("http://192.168.1.1:5000/ctl"), here.resolve("ctl"));
        assertEquals(WebAddress.parse("http://192.168.1.1:80/ctl"), here.resolve("http://192.168.1.1:80/ctl"));
    }

    @Test
    void markupIsReadAsFarAsItGoes() {
        assertEquals(List.of("1", " 2 "), Markup.all("<a><x:b q='1'>1</x:b><b/><b> 2 </b><b>3", "b"));
        assertEquals("a&b<c", Markup.text("<t> a&amp;b&lt;c </t>", "t").orElseThrow());
        assertEquals(List.of(), Markup.all("<<<>>></b><b", "b"));
    }

    @Test
    void noiseIsOnlyMalformed() {
        Noise.isOnlyMalformed(hex(PMP_ANSWER), NatPmp::parse);
        Noise.flipsAreOnlyMalformed(hex(PMP_ANSWER), NatPmp::parse);
        Noise.isOnlyMalformed(hex(PCP_ANSWER), Pcp::parse);
        Noise.flipsAreOnlyMalformed(hex(PCP_ANSWER), Pcp::parse);
        byte[] answer = "HTTP/1.1 200 OK\r\nLocation: http://192.168.1.1:5000/root.xml\r\n\r\n"
                .getBytes(StandardCharsets.US_ASCII);
        Noise.isOnlyMalformed(answer, Ssdp::parse);
        Noise.flipsAreOnlyMalformed(answer, Ssdp::parse);
        Noise.isOnlyMalformed(Router.DESCRIPTION.getBytes(StandardCharsets.US_ASCII), RouterWireTest::readDescription);
    }

    static void readDescription(byte[] bytes) throws MalformedException {
        String text = new String(bytes, StandardCharsets.ISO_8859_1);
        Igd.service(WebAddress.parse("http://192.168.1.1:5000/root.xml"), text);
    }

    static void readAnswer(byte[] bytes) throws MalformedException {
        String text = new String(bytes, StandardCharsets.ISO_8859_1);
        if (Igd.error(text) == 0) {
            Igd.address(text);
        }
    }

    private static byte[] hex(String spaced) {
        return HexFormat.of().parseHex(spaced.replace(" ", ""));
    }
}
