package chat.warren.node.link;

import chat.warren.crypto.identity.DeviceList;
import chat.warren.crypto.identity.PublicIdentity;
import chat.warren.crypto.link.LinkCertificate;
import chat.warren.crypto.wire.MalformedException;
import java.time.Instant;
import java.util.Optional;

/** Whom we mean to have at the other end. Asked in every handshake, so that what changes is seen. */
@FunctionalInterface
public interface Expectation {
    /** Refuses whoever is not meant, with the reason. */
    void check(LinkCertificate certificate, Instant now) throws MalformedException;

    /** A friend, whose revoked devices are not let in. */
    static Expectation friend(PublicIdentity identity, Optional<DeviceList> known) {
        return (certificate, now) -> certificate.requireTrusted(identity, known, now);
    }

    /** Whoever gave us the invite, of whom it names the fingerprint. */
    static Expectation inviter(byte[] fingerprint) {
        byte[] named = fingerprint.clone();
        return (certificate, now) -> certificate.requireInviter(named, now);
    }

    /** Whoever comes with our invite; a person decides about them later. */
    static Expectation anybody() {
        return LinkCertificate::requireValid;
    }
}
