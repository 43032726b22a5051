package chat.warren.node.tunnel.loop;

import chat.warren.dht.limit.TokenBucket;
import chat.warren.node.tunnel.Race;
import chat.warren.node.tunnel.WebCertificate;
import io.netty.channel.Channel;
import io.netty.handler.ssl.ApplicationProtocolConfig;
import io.netty.handler.ssl.ApplicationProtocolConfig.Protocol;
import io.netty.handler.ssl.ApplicationProtocolConfig.SelectedListenerFailureBehavior;
import io.netty.handler.ssl.ApplicationProtocolConfig.SelectorFailureBehavior;
import io.netty.handler.ssl.SslContext;
import io.netty.handler.ssl.SslContextBuilder;
import io.netty.handler.ssl.SslHandler;
import io.netty.handler.ssl.SslProvider;
import io.netty.handler.ssl.util.InsecureTrustManagerFactory;
import java.time.Instant;
import java.util.random.RandomGenerator;
import javax.net.ssl.SSLException;
import org.jspecify.annotations.Nullable;

/**
 * TLS 1.3 as a visit to a website has it. Nobody's certificate is checked: what is inside is sealed for one friend, and
 * a box on the way that opens TLS finds what it would find without it.
 */
final class Disguise {
    private static final int HTTPS = 443;
    /** Each costs the node's thread a millisecond or two, whoever asks for it: 4 % at most. */
    private static final int HANDSHAKES_A_SECOND = 20;
    /** Friends who come back together after an outage. */
    private static final int HANDSHAKES_AT_ONCE = 60;

    private static final String VERSION = "TLSv1.3";
    private static final String HTTP_1 = "http/1.1";
    private static final String HTTP_2 = "h2";

    private final RandomGenerator random;
    private final Instant begun;
    private final TokenBucket handshakes;
    private @Nullable SslContext listener;
    private @Nullable SslContext dialler;

    Disguise(RandomGenerator random, Instant now) {
        this.random = random;
        this.handshakes = new TokenBucket(HANDSHAKES_A_SECOND, HANDSHAKES_AT_ONCE, now);
        this.begun = now;
    }

    /** Made for the first who comes this way: few do, and what it takes is a quarter of a node's start. */
    private SslContext listener() throws SSLException {
        SslContext made = listener;
        if (made == null) {
            WebCertificate certificate = WebCertificate.draw(random, begun);
            // One that knows no HTTP/2 need not pretend to speak it; many web servers still do not.
            made = SslContextBuilder.forServer(certificate.key(), certificate.certificate())
                    // It never leaves this memory; the other kind of store hashes a password 20,000 times for that.
                    .keyStoreType("JKS")
                    .sslProvider(SslProvider.JDK)
                    .protocols(VERSION)
                    .applicationProtocolConfig(offering(HTTP_1))
                    .build();
            listener = made;
        }
        return made;
    }

    private SslContext dialler() throws SSLException {
        SslContext made = dialler;
        if (made == null) {
            made = SslContextBuilder.forClient()
                    .sslProvider(SslProvider.JDK)
                    .protocols(VERSION)
                    .trustManager(InsecureTrustManagerFactory.INSTANCE)
                    .endpointIdentificationAlgorithm(null)
                    .applicationProtocolConfig(offering(HTTP_2, HTTP_1))
                    .build();
            dialler = made;
        }
        return made;
    }

    private static ApplicationProtocolConfig offering(String... protocols) {
        return new ApplicationProtocolConfig(
                Protocol.ALPN, SelectorFailureBehavior.NO_ADVERTISE, SelectedListenerFailureBehavior.ACCEPT, protocols);
    }

    /** Whether one more may shake hands with us; otherwise we look like a server that is too busy. */
    boolean affords(Instant now) {
        return handshakes.take(now);
    }

    SslHandler listening(Channel channel) {
        try {
            return limited(listener().newHandler(channel.alloc()));
        } catch (SSLException impossible) {
            throw new AssertionError(impossible); // Every JDK 25 has TLS 1.3, and the key fits its certificate.
        }
    }

    /** Names some website, as every browser does; another one each time, so that no list of names fits. */
    SslHandler dialling(Channel channel) {
        try {
            return limited(dialler().newHandler(channel.alloc(), WebCertificate.name(random), HTTPS));
        } catch (SSLException impossible) {
            throw new AssertionError(impossible); // Every JDK 25 has TLS 1.3.
        }
    }

    private static SslHandler limited(SslHandler handler) {
        handler.setHandshakeTimeoutMillis(Race.PATIENCE.toMillis());
        return handler;
    }
}
