package chat.warren.node.tunnel;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import chat.warren.node.lab.Noise;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class DullWebTest {
    private static final Instant NOW = Instant.parse("2026-11-21T12:00:00Z");

    @Test
    void whoeverAsksIsToldThatThereIsNothing() {
        assertEquals("""
                HTTP/1.1 404 Not Found\r
                Date: Sat, 21 Nov 2026 12:00:00 GMT\r
                Content-Type: text/html\r
                Content-Length: 91\r
                Connection: close\r
                \r
                <html><head><title>404 Not Found</title></head><body><h1>404 Not Found</h1></body></html>\r
                """, answer("GET /admin HTTP/1.1\r\nHost: x\r\n\r\n").orElseThrow());
        assertTrue(answer("POST / HTTP/1.0\r\n\r\nbody").orElseThrow().startsWith("HTTP/1.1 404 "));
    }

    @Test
    void aHeadHasNoBody() {
        assertTrue(answer("HEAD / HTTP/1.1\r\n\r\n").orElseThrow().endsWith("\r\n\r\n"));
    }

    @Test
    void halfAQuestionIsWaitedFor() {
        String question = "GET / HTTP/1.1\r\nHost: x\r\n\r\n";
        for (int length = 1; length < question.length(); length++) {
            assertEquals(Optional.empty(), answer(question.substring(0, length)), "after " + length + " bytes");
        }
    }

    @Test
    void whatIsNoQuestionIsSaidToBeNone() {
        assertTrue(answer("PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n").orElseThrow().startsWith("HTTP/1.1 400 "));
        assertTrue(answer("ABCDEFGHIJKLMNOPQRSTUVW").orElseThrow().startsWith("HTTP/1.1 400 "));
        assertTrue(
                answer("GET / HTTP/1.1\r\nX: " + "x".repeat(9000)).orElseThrow().startsWith("HTTP/1.1 431 "));
    }

    @Test
    void onlySoManyAreAnsweredASecond() {
        DullWeb web = new DullWeb(NOW);
        int answered = 0;
        for (int millis = 0; millis < 10_000; millis++) {
            answered += web.affords(NOW.plusMillis(millis)) ? 1 : 0;
        }
        assertEquals(69, answered, "a burst of 20, and five each of ten seconds");
    }

    @Test
    void noiseIsNoTrouble() {
        Noise.isOnlyMalformed("GET / HTTP/1.1\r\nHost: x\r\n\r\n".getBytes(StandardCharsets.US_ASCII), input -> {
            Optional<String> answer = DullWeb.answer(input, NOW);
            assertFalse(answer.isPresent() && !answer.get().startsWith("HTTP/1.1 4"));
        });
    }

    private static Optional<String> answer(String said) {
        return DullWeb.answer(said.getBytes(StandardCharsets.ISO_8859_1), NOW);
    }
}
