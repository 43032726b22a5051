package chat.warren.dht.limit;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.net.InetSocketAddress;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class VerifiedAddressesTest {
    private static final Instant NOON = Instant.parse("2026-01-01T12:00:00Z");

    @ParameterizedTest
    @ValueSource(strings = {"192.0.2.1", "2001:db8::1"})
    void anAddressIsVerifiedWithItsPortAndForTenMinutes(String address) {
        VerifiedAddresses verified = new VerifiedAddresses();
        InetSocketAddress one = new InetSocketAddress(address, 6881);
        assertFalse(verified.isVerified(one, NOON));
        verified.verified(one, NOON);
        assertTrue(verified.isVerified(one, NOON));
        assertFalse(verified.isVerified(new InetSocketAddress(address, 6882), NOON));
        assertTrue(verified.isVerified(one, NOON.plus(Duration.ofMinutes(10)).minusMillis(1)));
        assertFalse(verified.isVerified(one, NOON.plus(Duration.ofMinutes(10))));
    }

    @ParameterizedTest
    @ValueSource(strings = {"192.0.2.1", "2001:db8::1"})
    void whoAnsweredLastIsRememberedWhenMoreComeThanThereIsRoomFor(String address) {
        VerifiedAddresses verified = new VerifiedAddresses();
        InetSocketAddress kept = new InetSocketAddress(address, 1);
        verified.verified(kept, NOON);
        for (int port = 2; port <= 4096; port++) {
            verified.verified(new InetSocketAddress(address, port), NOON);
        }
        verified.verified(kept, NOON);
        verified.verified(new InetSocketAddress(address, 5000), NOON);
        assertTrue(verified.isVerified(kept, NOON));
        assertFalse(verified.isVerified(new InetSocketAddress(address, 2), NOON));
        assertTrue(verified.isVerified(new InetSocketAddress(address, 3), NOON));
    }
}
