package chat.warren.crypto.link;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import chat.warren.crypto.identity.DeviceCertificate;
import chat.warren.crypto.identity.DeviceKey;
import chat.warren.crypto.identity.IdentityKey;
import chat.warren.crypto.identity.PublicIdentity;
import chat.warren.crypto.wire.MalformedException;
import java.io.ByteArrayInputStream;
import java.nio.ByteBuffer;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.KeyStore;
import java.security.PrivateKey;
import java.security.cert.Certificate;
import java.security.cert.CertificateException;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.security.spec.PKCS8EncodedKeySpec;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.SplittableRandom;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLEngine;
import javax.net.ssl.SSLEngineResult.HandshakeStatus;
import javax.net.ssl.SSLException;
import javax.net.ssl.TrustManager;
import javax.net.ssl.X509ExtendedTrustManager;
import org.junit.jupiter.api.Test;

/** A TLS stack that is not ours takes these certificates, and asks us whom to believe. Both ends live in memory. */
class LinkTlsTest {
    private static final Instant NOW = Instant.parse("2026-11-21T12:00:00Z");
    private static final char[] NO_PASSWORD = new char[0];

    private final SplittableRandom random = new SplittableRandom(1);
    private final Peer ada = new Peer();
    private final Peer bo = new Peer();

    private final class Peer {
        final IdentityKey identity = IdentityKey.generate(random);
        final DeviceKey device = DeviceKey.generate(random);
        final LinkKey key = LinkKey.generate(random);
        final LinkCertificate link = LinkCertificate.issue(
                key, device, DeviceCertificate.issue(identity, device, NOW.plus(Duration.ofDays(9))), NOW);

        SSLEngine engine(boolean client, PublicIdentity expected) throws Exception {
            PrivateKey secret = KeyFactory.getInstance("EC").generatePrivate(new PKCS8EncodedKeySpec(key.toPkcs8()));
            Certificate certificate = CertificateFactory.getInstance("X.509")
                    .generateCertificate(new ByteArrayInputStream(link.encoded()));
            KeyStore keys = KeyStore.getInstance("PKCS12");
            keys.load(null, NO_PASSWORD);
            keys.setKeyEntry("link", secret, NO_PASSWORD, new Certificate[] {certificate});
            KeyManagerFactory managers = KeyManagerFactory.getInstance("PKIX");
            managers.init(keys, NO_PASSWORD);
            SSLContext context = SSLContext.getInstance("TLSv1.3");
            context.init(managers.getKeyManagers(), new TrustManager[] {new Only(expected)}, null);
            SSLEngine engine = context.createSSLEngine();
            engine.setUseClientMode(client);
            engine.setNeedClientAuth(!client);
            return engine;
        }
    }

    /** The trust decision of a link, as a TLS stack asks for it. */
    private static final class Only extends X509ExtendedTrustManager {
        private final PublicIdentity expected;

        Only(PublicIdentity expected) {
            this.expected = expected;
        }

        private void check(X509Certificate[] chain) throws CertificateException {
            try {
                LinkCertificate.parse(chain[0].getEncoded()).requireTrusted(expected, Optional.empty(), NOW);
            } catch (MalformedException e) {
                throw new CertificateException(e);
            }
        }

        @Override
        public void checkClientTrusted(X509Certificate[] chain, String type) throws CertificateException {
            check(chain);
        }

        @Override
        public void checkServerTrusted(X509Certificate[] chain, String type) throws CertificateException {
            check(chain);
        }

        @Override
        public void checkClientTrusted(X509Certificate[] chain, String type, java.net.Socket socket)
                throws CertificateException {
            check(chain);
        }

        @Override
        public void checkServerTrusted(X509Certificate[] chain, String type, java.net.Socket socket)
                throws CertificateException {
            check(chain);
        }

        @Override
        public void checkClientTrusted(X509Certificate[] chain, String type, SSLEngine engine)
                throws CertificateException {
            check(chain);
        }

        @Override
        public void checkServerTrusted(X509Certificate[] chain, String type, SSLEngine engine)
                throws CertificateException {
            check(chain);
        }

        @Override
        public X509Certificate[] getAcceptedIssuers() {
            return new X509Certificate[0];
        }
    }

    @Test
    void bothSidesOfATlsHandshakeSeeWhomTheyMeant() throws Exception {
        SSLEngine client = ada.engine(true, bo.identity.identity());
        SSLEngine server = bo.engine(false, ada.identity.identity());
        handshake(client, server);
        assertEquals("TLSv1.3", client.getSession().getProtocol());
        assertArrayEquals(
                bo.link.encoded(), client.getSession().getPeerCertificates()[0].getEncoded());
        assertArrayEquals(
                ada.link.encoded(), server.getSession().getPeerCertificates()[0].getEncoded());
    }

    @Test
    void aHandshakeWithSomeoneElseFails() throws Exception {
        Peer eve = new Peer();
        SSLEngine client = ada.engine(true, bo.identity.identity());
        SSLEngine server = eve.engine(false, ada.identity.identity());
        assertThrows(SSLException.class, () -> handshake(client, server));
    }

    @Test
    void aClosedKeyGivesNothingMore() throws GeneralSecurityException {
        PrivateKey secret = KeyFactory.getInstance("EC").generatePrivate(new PKCS8EncodedKeySpec(ada.key.toPkcs8()));
        assertEquals("EC", secret.getAlgorithm());
        assertThrows(IllegalStateException.class, () -> {
            ada.key.close();
            ada.key.toPkcs8();
        });
    }

    private static void handshake(SSLEngine client, SSLEngine server) throws SSLException {
        ByteBuffer toServer = ByteBuffer.allocate(1 << 16);
        ByteBuffer toClient = ByteBuffer.allocate(1 << 16);
        client.beginHandshake();
        server.beginHandshake();
        for (int step = 0; step < 50; step++) {
            advance(client, toClient, toServer);
            advance(server, toServer, toClient);
            if (done(client) && done(server) && toServer.position() == 0 && toClient.position() == 0) {
                return;
            }
        }
        throw new AssertionError("the handshake does not end");
    }

    private static boolean done(SSLEngine engine) {
        return engine.getHandshakeStatus() == HandshakeStatus.NOT_HANDSHAKING;
    }

    private static void advance(SSLEngine engine, ByteBuffer in, ByteBuffer out) throws SSLException {
        ByteBuffer plain = ByteBuffer.allocate(1 << 16);
        for (Runnable task = engine.getDelegatedTask(); task != null; task = engine.getDelegatedTask()) {
            task.run();
        }
        if (engine.getHandshakeStatus() == HandshakeStatus.NEED_WRAP) {
            engine.wrap(ByteBuffer.allocate(0), out);
        } else if (in.position() > 0) {
            in.flip();
            engine.unwrap(in, plain);
            in.compact();
        }
    }
}
