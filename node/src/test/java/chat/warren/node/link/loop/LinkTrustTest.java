package chat.warren.node.link.loop;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import chat.warren.crypto.identity.DeviceCertificate;
import chat.warren.crypto.identity.DeviceKey;
import chat.warren.crypto.link.LinkCertificate;
import chat.warren.crypto.link.LinkKey;
import chat.warren.node.link.Credentials;
import chat.warren.node.link.Expectation;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

class LinkTrustTest {
    private static TwoNodes.Node awaiting(TwoNodes nodes) throws Exception {
        TwoNodes.Node second = nodes.second();
        second.want();
        second.reachable();
        return second;
    }

    private static String refusal(TwoNodes nodes, Badge badge, String... groups) throws Exception {
        TwoNodes.Node second = awaiting(nodes);
        RawPeer peer = new RawPeer(nodes);
        assertTrue(peer.dial(badge, groups).await(Witness.PATIENCE_SECONDS, TimeUnit.SECONDS));
        String why = second.witness.next(Witness.Failed.class).why();
        assertTrue(second.witness.told.stream().noneMatch(Witness.Up.class::isInstance));
        return why;
    }

    @Test
    void whoIsSomebodyElseIsRefusedByTheOneWhoIsDialled() throws Exception {
        try (TwoNodes nodes = TwoNodes.strangers(TwoNodes.QUICK)) {
            Person other = Person.born(new Random(77), Instant.now());
            Badge badge = Badge.issue(other.credentials(), new Random(3), Instant.now());
            assertTrue(refusal(nodes, badge, LinkTls.GROUP).contains("another identity"));
        }
    }

    @Test
    void whoIsSomebodyElseIsRefusedByTheOneWhoDials() throws Exception {
        try (TwoNodes nodes = TwoNodes.strangers(TwoNodes.QUICK)) {
            Person other = Person.born(new Random(77), Instant.now());
            nodes.first().expectation = Expectation.friend(other.identity(), Optional.empty());
            nodes.meet();
            assertTrue(nodes.first().witness.next(Witness.Failed.class).why().contains("another identity"));
            nodes.second().witness.next(Witness.Failed.class);
        }
    }

    @Test
    void aRevokedDeviceIsRefused() throws Exception {
        try (TwoNodes nodes = TwoNodes.strangers(TwoNodes.QUICK)) {
            Person friend = nodes.first().person;
            nodes.second().expectation = revoked(friend);
            Badge badge = Badge.issue(friend.credentials(), new Random(3), Instant.now());
            assertTrue(refusal(nodes, badge, LinkTls.GROUP).contains("revoked"));
        }
    }

    private static Expectation revoked(Person friend) {
        Random random = new Random(9);
        DeviceKey next = DeviceKey.generate(random);
        DeviceCertificate certificate =
                DeviceCertificate.issue(friend.key(), next, Instant.now().plus(Duration.ofDays(9)));
        return Expectation.friend(
                friend.identity(),
                Optional.of(friend.devices()
                        .with(friend.key(), certificate)
                        .revoking(friend.key(), friend.device().id())));
    }

    @Test
    void anExpiredCertificateIsRefused() throws Exception {
        try (TwoNodes nodes = TwoNodes.strangers(TwoNodes.QUICK);
                LinkKey key = LinkKey.generate(new Random(3))) {
            Credentials friend = nodes.first().person.credentials();
            Instant then = Instant.now().minus(Duration.ofDays(5));
            LinkCertificate old = LinkCertificate.issue(key, friend.device(), friend.certificate(), then);
            assertTrue(refusal(nodes, Badge.of(key, old, Instant.MAX), LinkTls.GROUP)
                    .contains("expired"));
        }
    }

    @Test
    void aMirrorOfThisDeviceIsNobody() throws Exception {
        try (TwoNodes nodes = TwoNodes.strangers(TwoNodes.QUICK)) {
            nodes.second().expectation = Expectation.anybody();
            Badge mirror = Badge.issue(nodes.second().person.credentials(), new Random(3), Instant.now());
            assertTrue(refusal(nodes, mirror, LinkTls.GROUP).contains("very device"));
        }
    }

    @Test
    void twoDevicesOfOnePersonHaveALink() throws Exception {
        Random random = new Random(5);
        Person desk = Person.born(random, Instant.now());
        Person pocket = desk.another(random, Instant.now());
        try (TwoNodes nodes = new TwoNodes(TwoNodes.QUICK, desk, pocket)) {
            nodes.meet();
            Witness.Up here = nodes.first().witness.next(Witness.Up.class);
            Witness.Up there = nodes.second().witness.next(Witness.Up.class);
            assertEquals(here.link().peer().identity(), there.link().peer().identity());
            assertEquals(here.secret(), there.secret());
            assertNotEquals(here.link().peer().device(), there.link().peer().device());
        }
    }

    @Test
    void whoCannotDoPostQuantumIsRefused() throws Exception {
        try (TwoNodes nodes = TwoNodes.strangers(TwoNodes.QUICK)) {
            Badge badge = Badge.issue(nodes.first().person.credentials(), new Random(3), Instant.now());
            refusal(nodes, badge, "X25519");
            assertTrue(nodes.ask(() -> nodes.second().links.link(TwoNodes.PAIR)).isEmpty());
        }
    }

    @Test
    void whoOffersMoreGetsPostQuantumAllTheSame() throws Exception {
        try (TwoNodes nodes = TwoNodes.strangers(TwoNodes.QUICK)) {
            awaiting(nodes);
            RawPeer peer = new RawPeer(nodes);
            assertTrue(peer.dial(peer.badge(), "X25519", "P-256", LinkTls.GROUP)
                    .await(Witness.PATIENCE_SECONDS, TimeUnit.SECONDS));
            assertTrue(peer.dial(peer.badge(), LinkTls.GROUP, "X25519").await().isSuccess());
        }
    }

    @Test
    void anInvitesFingerprintIsEnoughForTheOneWhoTookIt() throws Exception {
        try (TwoNodes nodes = TwoNodes.strangers(TwoNodes.QUICK)) {
            nodes.a.expectation = Expectation.anybody();
            nodes.b.expectation = Expectation.inviter(nodes.a.person.identity().fingerprint());
            nodes.meet();
            assertEquals(
                    nodes.b.person.identity(),
                    nodes.a.witness.next(Witness.Up.class).link().peer().identity());
            nodes.b.witness.next(Witness.Up.class);
        }
    }

    @Test
    void anotherFingerprintThanTheInvitesIsRefused() throws Exception {
        try (TwoNodes nodes = TwoNodes.strangers(TwoNodes.QUICK)) {
            Person other = Person.born(new Random(77), Instant.now());
            nodes.a.expectation = Expectation.anybody();
            nodes.b.expectation = Expectation.inviter(other.identity().fingerprint());
            nodes.meet();
            assertTrue(nodes.b.witness.next(Witness.Failed.class).why().contains("another identity"));
        }
    }
}
