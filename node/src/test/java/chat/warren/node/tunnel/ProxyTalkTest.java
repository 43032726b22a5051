package chat.warren.node.tunnel;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import chat.warren.crypto.wire.MalformedException;
import chat.warren.node.lab.Noise;
import chat.warren.node.tunnel.Attempt.Proxy;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class ProxyTalkTest {
    private static final InetSocketAddress PROXY = new InetSocketAddress("192.0.2.1", 3128);
    private static final InetSocketAddress FRIEND = new InetSocketAddress("198.51.100.7", 443);
    private static final InetSocketAddress FRIEND_SIX = new InetSocketAddress("2001:db8::7", 4000);

    @Test
    void connectNamesANumberAndWaitsForTheEndOfTheHead() throws MalformedException {
        ProxyTalk talk = http(FRIEND);
        assertEquals(
                "CONNECT 198.51.100.7:443 HTTP/1.1\r\nHost: 198.51.100.7:443\r\n\r\n",
                new String(talk.opening(), StandardCharsets.US_ASCII));
        talk.received(ascii("HTTP/1.1 200 Connection established\r\nVia: x\r\n"));
        assertFalse(talk.isThrough());
        talk.received(ascii("\r\nrest"));
        assertTrue(talk.isThrough());
        assertArrayEquals(ascii("rest"), talk.rest());
        assertTrue(new String(http(FRIEND_SIX).opening(), StandardCharsets.US_ASCII)
                .startsWith("CONNECT [2001:db8:0:0:0:0:0:7]:4000 "));
    }

    @Test
    void aProxyThatWillNotIsGivenUp() {
        assertThrows(
                MalformedException.class,
                () -> http(FRIEND).received(ascii("HTTP/1.1 407 Proxy Authentication Required\r\n\r\n")));
        assertThrows(MalformedException.class, () -> http(FRIEND).received(new byte[10_000]));
        assertThrows(MalformedException.class, () -> socks(FRIEND).received(new byte[] {5, (byte) 0xff}));
        assertThrows(MalformedException.class, () -> {
            ProxyTalk talk = socks(FRIEND);
            talk.received(new byte[] {5, 0});
            talk.received(HexFormat.of().parseHex("05050001000000000000"));
        });
    }

    @Test
    void socksGreetsAsksAndIsThrough() throws MalformedException {
        ProxyTalk talk = socks(FRIEND);
        assertArrayEquals(new byte[] {5, 1, 0}, talk.opening());
        assertEquals(Optional.empty(), talk.received(new byte[] {5}));
        assertEquals(
                "05010001c633640701bb",
                HexFormat.of().formatHex(talk.received(new byte[] {0}).orElseThrow()));
        talk.received(HexFormat.of().parseHex("05000001000000001f"));
        assertFalse(talk.isThrough());
        talk.received(HexFormat.of().parseHex("90aabb"));
        assertTrue(talk.isThrough());
        assertArrayEquals(new byte[] {(byte) 0xaa, (byte) 0xbb}, talk.rest());
    }

    @Test
    void socksSpeaksIpv6() throws MalformedException {
        ProxyTalk talk = socks(FRIEND_SIX);
        assertEquals(
                "0501000420010db80000000000000000000000070fa0",
                HexFormat.of().formatHex(talk.received(new byte[] {5, 0}).orElseThrow()));
    }

    @Test
    void whoIsKnownThereSaysSo() throws MalformedException {
        Optional<Proxy.Login> login = Optional.of(new Proxy.Login("anna", "p\u00e4ss:1"));
        ProxyTalk web = ProxyTalk.of(new Proxy(Proxy.Kind.HTTP_CONNECT, PROXY, login), FRIEND);
        assertTrue(new String(web.opening(), StandardCharsets.US_ASCII)
                .contains("\r\nProxy-Authorization: Basic YW5uYTpww6Rzczox\r\n\r\n"));
        ProxyTalk talk = ProxyTalk.of(new Proxy(Proxy.Kind.SOCKS5, PROXY, login), FRIEND);
        assertArrayEquals(new byte[] {5, 2, 0, 2}, talk.opening());
        assertEquals(
                "0104616e6e610770c3a473733a31",
                HexFormat.of().formatHex(talk.received(new byte[] {5, 2}).orElseThrow()));
        assertEquals(
                "05010001c633640701bb",
                HexFormat.of().formatHex(talk.received(new byte[] {1, 0}).orElseThrow()));
        talk.received(HexFormat.of().parseHex("05000001000000001f90"));
        assertTrue(talk.isThrough());
        ProxyTalk refused = ProxyTalk.of(new Proxy(Proxy.Kind.SOCKS5, PROXY, login), FRIEND);
        refused.received(new byte[] {5, 2});
        assertThrows(MalformedException.class, () -> refused.received(new byte[] {1, 1}));
        assertThrows(MalformedException.class, () -> socks(FRIEND).received(new byte[] {5, 2}), "we have no password");
    }

    @Test
    void noiseIsOnlyRefused() {
        Noise.isOnlyMalformed(
                ascii("HTTP/1.1 200 OK\r\n\r\n"), input -> http(FRIEND).received(input));
        Noise.isOnlyMalformed(HexFormat.of().parseHex("05000001000000001f90"), input -> {
            ProxyTalk talk = socks(FRIEND);
            talk.received(new byte[] {5, 0});
            talk.received(input);
        });
    }

    static ProxyTalk http(InetSocketAddress to) {
        return ProxyTalk.of(new Proxy(Proxy.Kind.HTTP_CONNECT, PROXY), to);
    }

    static ProxyTalk socks(InetSocketAddress to) {
        return ProxyTalk.of(new Proxy(Proxy.Kind.SOCKS5, PROXY), to);
    }

    private static byte[] ascii(String text) {
        return text.getBytes(StandardCharsets.US_ASCII);
    }
}
