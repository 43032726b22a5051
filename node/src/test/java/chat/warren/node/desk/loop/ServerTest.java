package chat.warren.node.desk.loop;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import chat.warren.node.desk.Answer;
import chat.warren.node.desk.Desk;
import chat.warren.node.desk.Feed;
import chat.warren.node.desk.Gate;
import chat.warren.node.desk.Limits;
import chat.warren.node.desk.Route;
import chat.warren.node.desk.Routes;
import com.google.gson.JsonPrimitive;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.net.SocketException;
import java.net.UnixDomainSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What comes over the wire, byte by byte where no client would send it so. */
class ServerTest {
    private static final String TOKEN = "token";
    private static final String LET_IN = "Host: localhost\r\nAuthorization: Bearer " + TOKEN + "\r\n";

    @TempDir
    Path folder;

    private final AtomicInteger worked = new AtomicInteger();
    private Server server;
    private int port;

    @BeforeEach
    void opens() throws IOException {
        Routes routes = new Routes(List.of(
                new Route("GET", "/count", asked -> Answer.ok(new JsonPrimitive(worked.incrementAndGet()))),
                new Route(
                        "POST",
                        "/echo",
                        asked -> Answer.ok(new JsonPrimitive(asked.body().text("text")))),
                new Route("POST", "/done", asked -> new Answer.Done()),
                new Route("GET", "/break", asked -> {
                    throw new IllegalStateException("on purpose");
                }),
                new Route(
                        "GET",
                        "/stream",
                        asked -> new Answer.Streamed(patience -> {
                            Thread.sleep(Duration.ofMillis(5));
                            return Optional.of(
                                    List.of(new Feed.Line("1", "tick", new JsonPrimitive("x".repeat(1000)))));
                        }))));
        server = new Server(Desk.of(routes, new Gate(TOKEN), InstantSource.system()));
        port = server.listen(0);
        server.listen(folder.resolve("api"));
    }

    @AfterEach
    void closes() {
        server.close();
    }

    private Socket connect() throws IOException {
        return new Socket(InetAddress.getByAddress(new byte[] {127, 0, 0, 1}), port);
    }

    /** All that comes back until the server closes. */
    private String raw(String request) throws IOException {
        try (Socket socket = connect()) {
            ByteArrayOutputStream back = new ByteArrayOutputStream();
            try {
                OutputStream out = socket.getOutputStream();
                out.write(request.getBytes(StandardCharsets.ISO_8859_1));
                out.flush();
                socket.getInputStream().transferTo(back);
            } catch (SocketException closed) {
                // It closes on those who still write; what it said before may have come.
            }
            return back.toString(StandardCharsets.UTF_8);
        }
    }

    private static int status(String reply) {
        assertTrue(reply.startsWith("HTTP/1.1 "), reply);
        return Integer.parseInt(reply.substring(9, 12));
    }

    private static String get(String path, String headers) {
        return "GET " + path + " HTTP/1.1\r\n" + headers + "Connection: close\r\n\r\n";
    }

    @Test
    void aClientIsAnsweredOnBothSockets() throws IOException {
        Client client = new Client(folder.resolve("api"), TOKEN);
        assertEquals(new Client.Reply(200, "1\n"), client.ask("GET", "/count", Optional.empty()));
        assertEquals(
                new Client.Reply(200, "\"ä🦊\"\n"), client.ask("POST", "/echo", Optional.of("{\"text\":\"ä🦊\"}")));
        assertEquals(new Client.Reply(204, ""), client.ask("POST", "/done", Optional.empty()));
        assertEquals(200, status(raw(get("/count", LET_IN))));
    }

    @Test
    void manyRequestsOfOneConnectionAreAnsweredInTheirOrder() throws IOException {
        String one = "GET /count HTTP/1.1\r\n" + LET_IN + "\r\n";
        String replies = raw(one.repeat(50) + get("/count", LET_IN));
        List<Integer> counted = new ArrayList<>();
        replies.lines()
                .filter(line -> line.matches("\\d+"))
                .map(Integer::valueOf)
                .forEach(counted::add);
        List<Integer> expected = new ArrayList<>();
        for (int i = 1; i <= 51; i++) {
            expected.add(i);
        }
        assertEquals(expected, counted);
    }

    @Test
    void whoMayNotAskIsSentAwayBeforeAnythingIsDone() throws IOException {
        assertEquals(401, status(raw(get("/count", "Host: localhost\r\n"))));
        assertEquals(403, status(raw(get("/count", LET_IN.replace("localhost", "evil.example")))));
        assertEquals(403, status(raw(get("/count", LET_IN + "Host: localhost\r\n"))));
        assertEquals(403, status(raw(get("/count", LET_IN + "Origin: http://localhost\r\n"))));
        assertEquals(403, status(raw(get("/count", LET_IN + "Sec-Fetch-Site: none\r\n"))));
        assertEquals(401, status(raw(get("/nothing", "Host: localhost\r\n"))), "nor learns what there is");
        assertEquals(0, worked.get());
    }

    @Test
    void whatIsTooLongIsRefusedWhileItComes() throws IOException {
        assertEquals(414, status(raw(get("/count?" + "x".repeat(Limits.FIRST_LINE_BYTES), LET_IN))));
        assertEquals(431, status(raw(get("/count", LET_IN + "X: " + "x".repeat(Limits.HEADER_BYTES) + "\r\n"))));
        String post = "POST /echo HTTP/1.1\r\n" + LET_IN + "Content-Type: application/json\r\n";
        String chunks = "Transfer-Encoding: chunked\r\n\r\n" + ("10000\r\n" + "x".repeat(0x10000) + "\r\n").repeat(17);
        String reply = raw(post + chunks);
        assertTrue(reply.isEmpty() || status(reply) == 413, reply);
        assertEquals(400, status(raw("nonsense\r\n\r\n")));
        assertEquals(0, worked.get());
    }

    @Test
    void aBodyThatIsNoJsonIsRefused() throws IOException {
        String post = "POST /echo HTTP/1.1\r\n" + LET_IN + "Connection: close\r\nContent-Length: 12\r\n";
        assertEquals(415, status(raw(post + "\r\n{\"text\":\"a\"}")));
        assertEquals(415, status(raw(post + "Content-Type: text/plain\r\n\r\n{\"text\":\"a\"}")));
        assertEquals(200, status(raw(post + "Content-Type: application/json; charset=utf-8\r\n\r\n{\"text\":\"a\"}")));
        assertEquals(400, status(raw(post + "Content-Type: application/json\r\n\r\n{\"text\":\"a\"]")));
        assertEquals(
                400, status(raw(post + "Content-Type: application/json\r\n\r\n{\"text\":\"\u00ff\"}")), "no UTF-8");
    }

    @Test
    void aMistakeOfOursIsToldAsOne() throws IOException {
        assertEquals(500, status(raw(get("/break", LET_IN))));
        assertEquals(200, status(raw(get("/count", LET_IN))), "and ends nothing else");
    }

    @Test
    void guessesAtTheTokenAreSlowedDown() throws IOException {
        int slowed = 0;
        for (int i = 0; i < 2 * Limits.WRONG_TOKENS_AT_ONCE; i++) {
            slowed += status(raw(get("/count", "Host: localhost\r\n"))) == 429 ? 1 : 0;
        }
        assertTrue(slowed > 0, "none of them was slowed down");
        assertEquals(200, status(raw(get("/count", LET_IN))), "who has the token does not suffer for it");
    }

    @Test
    void connectionsAndStreamsAreCounted() throws IOException {
        List<Socket> held = new ArrayList<>();
        try {
            for (int i = 0; i < Limits.STREAMS; i++) {
                Socket socket = connect();
                held.add(socket);
                socket.getOutputStream().write(get("/stream", LET_IN).getBytes(StandardCharsets.US_ASCII));
                assertEquals('H', socket.getInputStream().read());
            }
            assertEquals(503, status(raw(get("/stream", LET_IN))), "one stream too many");
            assertEquals(200, status(raw(get("/count", LET_IN))), "streams that nobody reads hold up nobody");
            while (held.size() < Limits.CONNECTIONS) {
                held.add(connect());
            }
            assertEquals("", rawOrNothing(), "one connection too many");
            try (SocketChannel own = SocketChannel.open(UnixDomainSocketAddress.of(folder.resolve("api")))) {
                own.write(ByteBuffer.wrap(get("/count", LET_IN).getBytes(StandardCharsets.US_ASCII)));
                assertTrue(own.read(ByteBuffer.allocate(1)) > 0, "the owner's own place is not the port's");
            }
            for (Socket socket : held) {
                socket.close();
            }
            String again = "";
            while (again.isEmpty()) {
                again = rawOrNothing(); // Until the server has noticed that they left.
            }
            assertEquals(200, status(again));
        } finally {
            for (Socket socket : held) {
                socket.close();
            }
        }
    }

    private String rawOrNothing() throws IOException {
        return raw(get("/count", LET_IN));
    }
}
