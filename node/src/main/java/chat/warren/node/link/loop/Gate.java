package chat.warren.node.link.loop;

import chat.warren.crypto.identity.DeviceId;
import chat.warren.crypto.link.LinkCertificate;
import chat.warren.crypto.wire.MalformedException;
import chat.warren.node.link.Expectation;
import java.net.Socket;
import java.security.cert.CertificateException;
import java.security.cert.X509Certificate;
import java.time.InstantSource;
import java.util.Optional;
import javax.net.ssl.SSLEngine;
import javax.net.ssl.X509ExtendedTrustManager;
import org.jspecify.annotations.Nullable;

/** Decides about one handshake, from inside it: no other check of TLS counts. */
final class Gate extends X509ExtendedTrustManager {
    private final Expectation expectation;
    private final DeviceId own;
    private final InstantSource clock;
    private @Nullable LinkCertificate accepted;
    private @Nullable String refusal;

    Gate(Expectation expectation, DeviceId own, InstantSource clock) {
        this.expectation = expectation;
        this.own = own;
        this.clock = clock;
    }

    private void check(X509Certificate[] chain) throws CertificateException {
        try {
            if (chain.length != 1) {
                throw new MalformedException("a device shows one certificate");
            }
            LinkCertificate certificate = LinkCertificate.parse(chain[0].getEncoded());
            if (certificate.device().device().equals(own)) {
                throw new MalformedException("a certificate of this very device");
            }
            expectation.check(certificate, clock.instant());
            accepted = certificate;
        } catch (MalformedException e) {
            refusal = e.getMessage();
            throw new CertificateException(e);
        }
    }

    Optional<LinkCertificate> accepted() {
        return Optional.ofNullable(accepted);
    }

    /** Why the other side was not let in. */
    Optional<String> refusal() {
        return Optional.ofNullable(refusal);
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
    public void checkClientTrusted(X509Certificate[] chain, String type, Socket socket) throws CertificateException {
        check(chain);
    }

    @Override
    public void checkServerTrusted(X509Certificate[] chain, String type, Socket socket) throws CertificateException {
        check(chain);
    }

    @Override
    public void checkClientTrusted(X509Certificate[] chain, String type, SSLEngine engine) throws CertificateException {
        check(chain);
    }

    @Override
    public void checkServerTrusted(X509Certificate[] chain, String type, SSLEngine engine) throws CertificateException {
        check(chain);
    }

    @Override
    public X509Certificate[] getAcceptedIssuers() {
        return new X509Certificate[0];
    }
}
