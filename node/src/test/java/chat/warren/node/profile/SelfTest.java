package chat.warren.node.profile;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import chat.warren.crypto.identity.DeviceCertificate;
import chat.warren.crypto.identity.DeviceKey;
import chat.warren.crypto.identity.IdentityKey;
import chat.warren.storage.people.Own;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;

class SelfTest {
    private static final Instant START = Instant.parse("2026-11-21T09:00:00Z");

    private static Own own() {
        Random random = new Random(7);
        return Self.first(IdentityKey.generate(random), "Anna", START, random);
    }

    @Test
    void thisDeviceIsVouchedForFromTheStart() {
        Own own = own();
        assertEquals(1, own.devices().devices().size());
        assertEquals(START.plus(Self.DEVICE_LIFETIME), Self.deviceUntil(own));
    }

    @Test
    void aCertificateIsRenewedWhenHalfOfItIsGone() {
        Own own = own();
        Instant halfway = START.plus(Self.DEVICE_LIFETIME.dividedBy(2));
        assertEquals(Optional.empty(), Self.renewed(own, halfway.minus(Duration.ofDays(1))));
        Own renewed = Self.renewed(own, halfway.plus(Duration.ofDays(1))).orElseThrow();
        assertTrue(Self.deviceUntil(renewed).isAfter(Self.deviceUntil(own)));
        assertEquals(1, renewed.devices().devices().size(), "the new one takes the place of the old");
        assertEquals(own.device().id(), renewed.device().id());
    }

    @Test
    void whoeverHoldsTheIdentityRenewsAllDevices() {
        Own own = own();
        DeviceKey pocket = DeviceKey.generate(new Random(8));
        Own both = own.with(own.devices()
                .with(own.identity(), DeviceCertificate.issue(own.identity(), pocket, START.plusSeconds(9))));
        Own renewed = Self.renewed(both, START).orElseThrow();
        assertEquals(2, renewed.devices().devices().size());
        assertTrue(renewed.devices()
                .trusted(pocket.id(), START.plus(Duration.ofDays(700)))
                .isPresent());
        Own paired = Self.paired(own, both.devices(), "Anna");
        assertEquals(Optional.empty(), Self.renewed(paired, START.plus(Duration.ofDays(700))));
    }
}
