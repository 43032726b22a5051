package chat.warren.node.tunnel.loop;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import chat.warren.crypto.pair.Side;
import chat.warren.node.lab.Pair;
import chat.warren.node.tunnel.Attempt.Look;
import chat.warren.node.tunnel.loop.Town.Opened;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Random;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLSocket;
import javax.net.ssl.TrustManager;
import javax.net.ssl.X509TrustManager;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What somebody finds who is no friend. */
class StrangersTest {
    /** Longer than anything here takes to answer, if it did. */
    private static final int LISTENING_MILLIS = 150;

    private Town alice;
    private Town bob;

    @BeforeEach
    void befriend() throws IOException {
        Instant now = Instant.now();
        Pair pair = new Pair(1, now.minusSeconds(60));
        alice = new Town(1);
        bob = new Town(2);
        alice.friends.with("bob", pair, Side.FIRST, now);
        bob.friends.with("alice", pair, Side.SECOND, now);
    }

    @AfterEach
    void close() {
        alice.close();
        bob.close();
    }

    @Test
    void aPlainPortSaysNothingToAnybody() throws Exception {
        InetSocketAddress at = bob.listen(Look.PLAIN);
        Random random = new Random(1);
        byte[] noise = new byte[5000];
        random.nextBytes(noise);
        byte[] little = new byte[95];
        random.nextBytes(little);
        List<byte[]> openings = List.of(
                new byte[0],
                little,
                noise,
                ascii("GET / HTTP/1.1\r\nHost: x\r\n\r\n"),
                ascii("SSH-2.0-OpenSSH_9.9\r\n"),
                ascii("\u0013BitTorrent protocol00000000"),
                HexFormat.of().parseHex("16030100c8010000c40303" + "00".repeat(200)), // TLS ClientHello
                HexFormat.of().parseHex("05010005020002"), // SOCKS
                HexFormat.of().parseHex("000100002112a442" + "00".repeat(12))); // STUN over TCP
        List<Socket> sockets = new ArrayList<>();
        for (byte[] opening : openings) {
            sockets.add(new Socket(at.getAddress(), at.getPort()));
            sockets.getLast().getOutputStream().write(opening);
        }
        for (Socket socket : sockets.subList(sockets.size() - 6, sockets.size())) {
            assertSilence(socket); // The first of them made room for the last, as one address may hold six.
        }
        for (Socket socket : sockets) {
            socket.close();
        }
    }

    @Test
    void aRecordedConnectionPlayedAgainGetsSilence() throws Exception {
        InetSocketAddress at = bob.listen(Look.PLAIN);
        try (ServerSocket spy = new ServerSocket(0, 1, Town.HERE)) {
            alice.dial("bob", TunnelsTest.direct(new InetSocketAddress(Town.HERE, spy.getLocalPort()), Look.PLAIN));
            try (Socket overheard = spy.accept();
                    Socket first = new Socket(at.getAddress(), at.getPort());
                    Socket again = new Socket(at.getAddress(), at.getPort())) {
                byte[] greeting = new byte[96];
                assertEquals(96, overheard.getInputStream().readNBytes(greeting, 0, 96));
                first.getOutputStream().write(greeting);
                assertTrue(first.getInputStream().read() >= 0, "it was a good one");
                bob.next(Opened.class);
                again.getOutputStream().write(greeting);
                assertSilence(again);
            }
        }
    }

    @Test
    void manyStrangersDoNotKeepAFriendOut() throws Exception {
        InetSocketAddress at = bob.listen(Look.PLAIN);
        List<Socket> idle = new ArrayList<>();
        for (int i = 0; i < 200; i++) {
            idle.add(new Socket(at.getAddress(), at.getPort()));
        }
        alice.dial("bob", TunnelsTest.direct(at, Look.PLAIN));
        bob.next(Opened.class);
        alice.next(Opened.class);
        for (Socket socket : idle) {
            socket.close();
        }
    }

    @Test
    void behindTlsThereIsADullWebServer() throws Exception {
        InetSocketAddress at = bob.listen(Look.WEB);
        String page = visit(at, "GET / HTTP/1.1\r\nHost: here\r\n\r\n");
        assertTrue(page.startsWith("HTTP/1.1 404 Not Found\r\n"), page);
        assertTrue(page.endsWith("</html>\r\n"), page);
        byte[] noise = new byte[200];
        new Random(1).nextBytes(noise);
        noise[0] = 0;
        assertTrue(visit(at, new String(noise, StandardCharsets.ISO_8859_1)).startsWith("HTTP/1.1 400 "));
    }

    @Test
    void onlyTls13IsSpoken() throws Exception {
        InetSocketAddress at = bob.listen(Look.WEB);
        try (SSLSocket socket = tls(at)) {
            socket.setEnabledProtocols(new String[] {"TLSv1.2"});
            assertThrows(IOException.class, socket::startHandshake);
        }
    }

    private static String visit(InetSocketAddress at, String question) throws Exception {
        try (SSLSocket socket = tls(at)) {
            var parameters = socket.getSSLParameters();
            parameters.setApplicationProtocols(new String[] {"h2", "http/1.1"});
            socket.setSSLParameters(parameters);
            socket.startHandshake();
            assertEquals("TLSv1.3", socket.getSession().getProtocol());
            assertEquals("http/1.1", socket.getApplicationProtocol());
            socket.getOutputStream().write(question.getBytes(StandardCharsets.ISO_8859_1));
            ByteArrayOutputStream answer = new ByteArrayOutputStream();
            socket.getInputStream().transferTo(answer);
            return answer.toString(StandardCharsets.ISO_8859_1);
        }
    }

    private static SSLSocket tls(InetSocketAddress at) throws GeneralSecurityException, IOException {
        SSLContext context = SSLContext.getInstance("TLS");
        context.init(null, new TrustManager[] {new Trusting()}, new SecureRandom());
        return (SSLSocket) context.getSocketFactory().createSocket(at.getAddress(), at.getPort());
    }

    /** As a scanner that takes every certificate. */
    private static final class Trusting implements X509TrustManager {
        @Override
        public void checkClientTrusted(X509Certificate[] chain, String type) {}

        @Override
        public void checkServerTrusted(X509Certificate[] chain, String type) {}

        @Override
        public X509Certificate[] getAcceptedIssuers() {
            return new X509Certificate[0];
        }
    }

    /** Neither a byte nor an end: for a while, it is as if nobody were there. */
    private static void assertSilence(Socket socket) throws IOException {
        socket.setSoTimeout(LISTENING_MILLIS);
        assertThrows(SocketTimeoutException.class, () -> socket.getInputStream().read());
    }

    private static byte[] ascii(String text) {
        return text.getBytes(StandardCharsets.ISO_8859_1);
    }
}
