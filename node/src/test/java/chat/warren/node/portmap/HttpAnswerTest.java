package chat.warren.node.portmap;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import chat.warren.crypto.wire.MalformedException;
import chat.warren.node.lab.Noise;
import java.net.InetAddress;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class HttpAnswerTest {
    private static final String COUNTED = "HTTP/1.1 200 OK\r\nContent-Length: 5\r\n\r\nhello";
    private static final String CHUNKED =
            "HTTP/1.1 500 No\r\ntransfer-encoding: Chunked\r\n\r\n3;x=y\r\nhel\r\n2\r\nlo\r\n0\r\n\r\n";
    private static final String UNTIL_THE_END = "HTTP/1.0 200 OK\r\n\r\nhello";

    @Test
    void aBodyEndsInAnyOfThreeWays() throws MalformedException {
        assertEquals(Optional.of(new HttpAnswer(200, "hello")), parse(COUNTED, false));
        assertEquals(Optional.of(new HttpAnswer(500, "hello")), parse(CHUNKED, false));
        assertEquals(Optional.empty(), parse(UNTIL_THE_END, false));
        assertEquals(Optional.of(new HttpAnswer(200, "hello")), parse(UNTIL_THE_END, true));
    }

    @Test
    void whatIsNotYetThereIsWaitedForAndWhatNeverComesIsRefused() throws MalformedException {
        for (String whole : new String[] {COUNTED, CHUNKED.replace("0\r\n\r\n", "0\r\n")}) {
            for (int length = 0; length < whole.length() - 1; length++) {
                String part = whole.substring(0, length);
                assertEquals(Optional.empty(), parse(part, false), part);
                assertThrows(MalformedException.class, () -> parse(part, true), part);
            }
        }
    }

    @Test
    void whatIsTooLongIsRefusedBeforeItHasCome() {
        assertThrows(MalformedException.class, () -> parse("HTTP/1.1 200 OK\r\nContent-Length: 70000\r\n\r\n", false));
        assertThrows(
                MalformedException.class,
                () -> parse("HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\nffffffff\r\n", false));
        assertThrows(MalformedException.class, () -> HttpAnswer.parse(new byte[HttpAnswer.MOST_BYTES + 1], false));
    }

    @Test
    void questionsAreWhatUpnpWants() {
        WebAddress to = new WebAddress(InetAddress.ofLiteral("192.168.1.1"), 5000, "/ctl");
        assertEquals(
                List.of("GET /ctl HTTP/1.1", "Host: 192.168.1.1:5000", "Connection: close", "", ""),
                lines(HttpAnswer.question(new PortMapping.Http(to, "", ""))));
        assertEquals(
                List.of(
                        "POST /ctl HTTP/1.1",
                        "Host: 192.168.1.1:5000",
                        "Connection: close",
                        "Content-Type: text/xml; charset=\"utf-8\"",
                        "SOAPAction: \"urn:x#Do\"",
                        "Content-Length: 4",
                        "",
                        "<x/>"),
                lines(HttpAnswer.question(new PortMapping.Http(to, "urn:x#Do", "<x/>"))));
    }

    @Test
    void noiseIsOnlyMalformed() {
        for (String valid : new String[] {COUNTED, CHUNKED}) {
            byte[] bytes = valid.getBytes(StandardCharsets.US_ASCII);
            Noise.isOnlyMalformed(bytes, HttpAnswerTest::read);
            Noise.flipsAreOnlyMalformed(bytes, HttpAnswerTest::read);
        }
    }

    static void read(byte[] bytes) throws MalformedException {
        HttpAnswer.parse(bytes, false);
        HttpAnswer.parse(bytes, true);
    }

    private static Optional<HttpAnswer> parse(String text, boolean ended) throws MalformedException {
        return HttpAnswer.parse(text.getBytes(StandardCharsets.US_ASCII), ended);
    }

    private static List<String> lines(byte[] bytes) {
        return List.of(new String(bytes, StandardCharsets.US_ASCII).split("\r\n", -1));
    }
}
