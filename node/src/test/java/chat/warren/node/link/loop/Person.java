package chat.warren.node.link.loop;

import chat.warren.crypto.identity.DeviceCertificate;
import chat.warren.crypto.identity.DeviceKey;
import chat.warren.crypto.identity.DeviceList;
import chat.warren.crypto.identity.IdentityKey;
import chat.warren.crypto.identity.PublicIdentity;
import chat.warren.node.link.Credentials;
import java.time.Duration;
import java.time.Instant;
import java.util.random.RandomGenerator;

/** Somebody with one device. */
record Person(IdentityKey key, DeviceKey device, DeviceCertificate certificate) {
    static Person born(RandomGenerator random, Instant now) {
        IdentityKey key = IdentityKey.generate(random);
        DeviceKey device = DeviceKey.generate(random);
        return new Person(key, device, DeviceCertificate.issue(key, device, now.plus(Duration.ofDays(365))));
    }

    Person another(RandomGenerator random, Instant now) {
        DeviceKey fresh = DeviceKey.generate(random);
        return new Person(key, fresh, DeviceCertificate.issue(key, fresh, now.plus(Duration.ofDays(365))));
    }

    PublicIdentity identity() {
        return key.identity();
    }

    Credentials credentials() {
        return new Credentials(device, certificate);
    }

    DeviceList devices() {
        return DeviceList.first(key, certificate);
    }
}
