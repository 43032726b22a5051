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

    /** The same with fresh certificates for all devices whose own grow old. Without the identity's key, none. */
    public static Optional<Own> renewed(Own own, Instant now) {
        if (own.root().isEmpty()) {
            return Optional.empty(); // The device that holds it renews ours with its own.
        }
        DeviceList list = own.devices();
        for (DeviceCertificate old : own.devices().devices()) {
            if (!old.notAfter().isAfter(now.plus(RENEW_BEFORE))) {
                list = list.with(own.identity(), old.reissued(own.identity(), now.plus(DEVICE_LIFETIME)));
            }
        }
        return list.sequence() == own.devices().sequence() ? Optional.empty() : Optional.of(own.with(list));
    }

    /** The same without the identity's key, as one of the devices on this list. The own key of that name is closed. */
    public static Own paired(Own before, DeviceList devices, String name) {
        before.root().ifPresent(IdentityKey::close);
        return new Own(Optional.empty(), before.device(), devices, name);
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
