package chat.warren.node.link.loop;

import chat.warren.crypto.link.LinkCertificate;
import chat.warren.crypto.link.LinkKey;
import chat.warren.crypto.primitive.Bytes;
import chat.warren.node.link.Credentials;
import java.io.ByteArrayInputStream;
import java.net.Socket;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.Principal;
import java.security.PrivateKey;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.security.spec.PKCS8EncodedKeySpec;
import java.time.Duration;
import java.time.Instant;
import java.util.random.RandomGenerator;
import javax.net.ssl.SSLEngine;
import javax.net.ssl.X509ExtendedKeyManager;

/** The certificate that we show in handshakes, with its key, for a day. */
final class Badge extends X509ExtendedKeyManager {
    /** A certificate lives for two days: one that is shown is good for another day. */
    private static final Duration RENEWED = LinkCertificate.LIFETIME.dividedBy(2);

    private static final String ALIAS = "link";

    private final PrivateKey key;
    private final X509Certificate certificate;
    private final Instant renewAt;

    private Badge(PrivateKey key, X509Certificate certificate, Instant renewAt) {
        this.key = key;
        this.certificate = certificate;
        this.renewAt = renewAt;
    }

    static Badge issue(Credentials credentials, RandomGenerator random, Instant now) {
        try (LinkKey key = LinkKey.generate(random)) {
            LinkCertificate issued = LinkCertificate.issue(key, credentials.device(), credentials.certificate(), now);
            return of(key, issued, now.plus(RENEWED));
        }
    }

    static Badge of(LinkKey key, LinkCertificate issued, Instant renewAt) {
        byte[] encoded = key.toPkcs8();
        try {
            PrivateKey secret = KeyFactory.getInstance("EC").generatePrivate(new PKCS8EncodedKeySpec(encoded));
            X509Certificate certificate = (X509Certificate) CertificateFactory.getInstance("X.509")
                    .generateCertificate(new ByteArrayInputStream(issued.encoded()));
            return new Badge(secret, certificate, renewAt);
        } catch (GeneralSecurityException impossible) {
            throw new AssertionError(impossible); // We wrote both ourselves, and every JDK reads them.
        } finally {
            Bytes.wipe(encoded);
        }
    }

    boolean isOld(Instant now) {
        return !now.isBefore(renewAt);
    }

    @Override
    public String[] getClientAliases(String type, Principal[] issuers) {
        return new String[] {ALIAS};
    }

    @Override
    public String[] getServerAliases(String type, Principal[] issuers) {
        return new String[] {ALIAS};
    }

    @Override
    public String chooseClientAlias(String[] types, Principal[] issuers, Socket socket) {
        return ALIAS;
    }

    @Override
    public String chooseServerAlias(String type, Principal[] issuers, Socket socket) {
        return ALIAS;
    }

    @Override
    public String chooseEngineClientAlias(String[] types, Principal[] issuers, SSLEngine engine) {
        return ALIAS;
    }

    @Override
    public String chooseEngineServerAlias(String type, Principal[] issuers, SSLEngine engine) {
        return ALIAS;
    }

    @Override
    public X509Certificate[] getCertificateChain(String alias) {
        return new X509Certificate[] {certificate};
    }

    @Override
    public PrivateKey getPrivateKey(String alias) {
        return key;
    }
}
