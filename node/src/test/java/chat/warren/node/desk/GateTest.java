package chat.warren.node.desk;

import static org.junit.jupiter.api.Assertions.assertDoesNotThrow;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import chat.warren.node.desk.Gate.Presented;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class GateTest {
    private static final String TOKEN = "0123456789abcdef";

    private final Gate gate = new Gate(TOKEN);

    private static Presented request(String host, boolean page, String authorization) {
        return new Presented(
                Optional.of(host).filter(name -> !name.isEmpty()),
                page,
                Optional.of(authorization).filter(shown -> !shown.isEmpty()));
    }

    private int refusal(Presented presented) {
        return assertThrows(RefusedException.class, () -> gate.check(presented)).status();
    }

    @Test
    void aProgramThatShowsTheTokenComesIn() {
        for (String host : List.of("localhost", "127.0.0.1", "127.0.0.1:8080", "localhost:1", "[::1]:65535")) {
            assertDoesNotThrow(() -> gate.check(request(host, false, "Bearer " + TOKEN)), host);
        }
    }

    @Test
    void aPageIsSentAwayEvenWithTheToken() {
        assertEquals(403, refusal(request("localhost", true, "Bearer " + TOKEN)));
    }

    /** A page that made its own name lead to this machine sends that name, and the token is not even looked at. */
    @Test
    void aForeignNameOfThisMachineIsSentAway() {
        for (String host : List.of(
                "",
                "evil.example",
                "localhost.evil.example",
                "127.0.0.1.evil.example:80",
                "localhost,localhost",
                "localhost:123456",
                "LOCALHOST@evil",
                "127.0.0.2",
                "[::1]evil",
                "localhost:")) {
            assertEquals(403, refusal(request(host, false, "Bearer " + TOKEN)), host);
        }
    }

    @Test
    void anythingButTheTokenIsNoToken() {
        for (String shown : List.of(
                "",
                TOKEN,
                "Bearer",
                "Bearer ",
                "bearer " + TOKEN,
                "Bearer " + TOKEN + "0",
                "Bearer " + TOKEN.substring(1),
                "Bearer " + TOKEN.replace('0', '1'),
                "Basic " + TOKEN)) {
            assertEquals(401, refusal(request("localhost", false, shown)), shown);
        }
    }
}
