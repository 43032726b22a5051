package chat.warren.node.tunnel;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.time.Instant;
import java.util.Date;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class WebCertificateTest {
    private static final Instant NOW = Instant.parse("2026-11-21T12:00:00Z");

    @Test
    void isSignedByItsOwnKeyAndValidNow() throws Exception {
        WebCertificate drawn = WebCertificate.draw(new SplittableRandom(1), NOW);
        drawn.certificate().verify(drawn.certificate().getPublicKey());
        drawn.certificate().checkValidity(Date.from(NOW));
        drawn.certificate().checkValidity(Date.from(NOW.plus(Duration.ofDays(3_000))));
        assertEquals(
                drawn.certificate().getIssuerX500Principal(),
                drawn.certificate().getSubjectX500Principal());
    }

    @Test
    void sharesNothingWithTheNextOne() {
        SplittableRandom random = new SplittableRandom(1);
        WebCertificate one = WebCertificate.draw(random, NOW);
        WebCertificate other = WebCertificate.draw(random, NOW);
        assertNotEquals(one.certificate().getPublicKey(), other.certificate().getPublicKey());
        assertNotEquals(one.certificate().getSerialNumber(), other.certificate().getSerialNumber());
        assertNotEquals(
                one.certificate().getSubjectX500Principal(), other.certificate().getSubjectX500Principal());
        assertTrue(WebCertificate.name(random).matches("www\\.[a-z]{6,13}\\.com"));
    }
}
