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

    private final SslContext listener;
    private final SslContext dialler;
    private final RandomGenerator random;
    private final TokenBucket handshakes;

    Disguise(RandomGenerator random, Instant now) {
        this.random = random;
        this.handshakes = new TokenBucket(HANDSHAKES_A_SECOND, HANDSHAKES_AT_ONCE, now);
        WebCertificate certificate = WebCertificate.draw(random, now);
        try {
            // One that knows no HTTP/2 need not pretend to speak it; many web servers still do not.
            listener = SslContextBuilder.forServer(certificate.key(), certificate.certificate())
                    .sslProvider(SslProvider.JDK)
                    .protocols(VERSION)
                    .applicationProtocolConfig(offering(HTTP_1))
                    .build();
            dialler = SslContextBuilder.forClient()
                    .sslProvider(SslProvider.JDK)
                    .protocols(VERSION)
                    .trustManager(InsecureTrustManagerFactory.INSTANCE)
                    .endpointIdentificationAlgorithm(null)
                    .applicationProtocolConfig(offering(HTTP_2, HTTP_1))
                    .build();
        } catch (SSLException impossible) {
            throw new AssertionError(impossible); // Every JDK 25 has TLS 1.3, and the key fits its certificate.
        }
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
        return limited(listener.newHandler(channel.alloc()));
    }

    /** Names some website, as every browser does; another one each time, so that no list of names fits. */
    SslHandler dialling(Channel channel) {
        return limited(dialler.newHandler(channel.alloc(), WebCertificate.name(random), HTTPS));
    }

    private static SslHandler limited(SslHandler handler) {
        handler.setHandshakeTimeoutMillis(Race.PATIENCE.toMillis());
        return handler;
    }
}
