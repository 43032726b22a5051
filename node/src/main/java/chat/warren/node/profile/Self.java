package chat.warren.node.profile;

import chat.warren.crypto.identity.DeviceCertificate;
import chat.warren.crypto.identity.DeviceKey;
import chat.warren.crypto.identity.DeviceList;
import chat.warren.crypto.identity.IdentityKey;
import chat.warren.storage.people.Own;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.random.RandomGenerator;

/** Our own row of a profile: made once, and kept valid. */
public final class Self {
    /** A device that was lost unnoticed is nobody's after two years. */
    public static final Duration DEVICE_LIFETIME = Duration.ofDays(730);
    /** Renewed while half of it is left, so that a year without Warren does no harm. */
    private static final Duration RENEW_BEFORE = DEVICE_LIFETIME.dividedBy(2);

    private Self() {}

    /** Takes the identity's key over. */
    public static Own first(IdentityKey identity, String name, Instant now, RandomGenerator random) {
        DeviceKey device = DeviceKey.generate(random);
        DeviceCertificate certificate = DeviceCertificate.issue(identity, device, now.plus(DEVICE_LIFETIME));
        return new Own(identity, device, DeviceList.first(identity, certificate), name);
    }

    /** The same with a fresh certificate for this device, if the one it has grows old. */
    public static Optional<Own> renewed(Own own, Instant now) {
        boolean revoked = own.devices().revoked().contains(own.device().id());
        if (revoked || deviceUntil(own).isAfter(now.plus(RENEW_BEFORE))) {
            return Optional.empty();
        }
        DeviceCertificate fresh = DeviceCertificate.issue(own.identity(), own.device(), now.plus(DEVICE_LIFETIME));
        return Optional.of(
                new Own(own.identity(), own.device(), own.devices().with(own.identity(), fresh), own.name()));
    }

    /** Until when this device's certificate is good; long ago if it has none. */
    public static Instant deviceUntil(Own own) {
        return own.devices().devices().stream()
                .filter(certificate -> certificate.device().equals(own.device().id()))
                .map(DeviceCertificate::notAfter)
                .findFirst()
                .orElse(Instant.EPOCH);
    }
}
