package chat.warren.node.tunnel;

import chat.warren.crypto.primitive.Bytes;
import chat.warren.crypto.wire.MalformedException;
import chat.warren.node.tunnel.Attempt.Proxy.Login;
import java.io.ByteArrayOutputStream;
import java.net.Inet4Address;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Optional;

/**
 * Asks a proxy to connect us. {@link #received} is fed with what the proxy says, until {@link #isThrough}; what came
 * after that is the other end's. By number only: a proxy is asked for no name.
 */
public sealed interface ProxyTalk {
    /** What to say first. */
    byte[] opening();

    /** What to say next, if anything. */
    Optional<byte[]> received(byte[] bytes) throws MalformedException;

    boolean isThrough();

    /** What the other end said already, once it {@link #isThrough}. */
    byte[] rest();

    static ProxyTalk of(Attempt.Proxy proxy, InetSocketAddress to) {
        return switch (proxy.kind()) {
            case HTTP_CONNECT -> new Connect(to, proxy.login());
            case SOCKS5 -> new Socks(to, proxy.login());
        };
    }

    /** What has come and is not understood yet. */
    final class Heard {
        private byte[] bytes = new byte[0];

        void add(byte[] more) {
            bytes = Bytes.concat(bytes, more);
        }

        int length() {
            return bytes.length;
        }

        int at(int index) {
            return Byte.toUnsignedInt(bytes[index]);
        }

        void skip(int count) {
            bytes = Arrays.copyOfRange(bytes, count, bytes.length);
        }

        String text() {
            return new String(bytes, StandardCharsets.ISO_8859_1);
        }
    }

    /** HTTP's CONNECT (RFC 9110 §9.3.6), with a password as in RFC 7617. */
    final class Connect implements ProxyTalk {
        /** Proxies say a few lines; a page that asks for a password is longer, and is no way through. */
        private static final int MOST_BYTES = 8_192;

        private final InetSocketAddress to;
        private final Optional<Login> login;
        private final Heard heard = new Heard();
        private boolean through;

        Connect(InetSocketAddress to, Optional<Login> login) {
            this.to = to;
            this.login = login;
        }

        @Override
        public byte[] opening() {
            String number = to.getAddress().getHostAddress();
            String authority =
                    (to.getAddress() instanceof Inet4Address ? number : "[" + number + "]") + ":" + to.getPort();
            String known = login.map(each -> "Proxy-Authorization: Basic " + basic(each) + "\r\n")
                    .orElse("");
            return ("CONNECT " + authority + " HTTP/1.1\r\nHost: " + authority + "\r\n" + known + "\r\n")
                    .getBytes(StandardCharsets.US_ASCII);
        }

        private static String basic(Login login) {
            byte[] both = (login.user() + ":" + login.password()).getBytes(StandardCharsets.UTF_8);
            return Base64.getEncoder().encodeToString(both);
        }

        @Override
        public Optional<byte[]> received(byte[] bytes) throws MalformedException {
            heard.add(bytes);
            if (through) {
                return Optional.empty();
            }
            String text = heard.text();
            int end = text.indexOf("\r\n\r\n");
            if (end < 0 && heard.length() > MOST_BYTES) {
                throw new MalformedException("a proxy that talks too much");
            }
            if (end >= 0) {
                if (!text.matches("(?s)HTTP/1\\.[01] 2\\d\\d.*")) {
                    throw new MalformedException("a proxy that will not");
                }
                through = true;
                heard.skip(end + 4);
            }
            return Optional.empty();
        }

        @Override
        public boolean isThrough() {
            return through;
        }

        @Override
        public byte[] rest() {
            return heard.bytes.clone();
        }
    }

    /** SOCKS 5 (RFC 1928), with a password as in RFC 1929. */
    final class Socks implements ProxyTalk {
        private static final int VERSION = 5;
        private static final int NO_PASSWORD = 0;
        private static final int PASSWORD = 2;
        private static final int PASSWORDS_VERSION = 1;
        private static final int CONNECT = 1;
        private static final int IPV4 = 1;
        private static final int NAME = 3;
        private static final int IPV6 = 4;
        /** version, answer, zero, type of address. */
        private static final int HEAD_BYTES = 4;

        private final InetSocketAddress to;
        private final Heard heard = new Heard();
        private final Optional<Login> login;
        private Phase phase = Phase.GREETING;

        /** What we wait for. */
        private enum Phase {
            GREETING,
            LOGIN,
            CONNECTION,
            NOTHING
        }

        Socks(InetSocketAddress to, Optional<Login> login) {
            this.to = to;
            this.login = login;
        }

        @Override
        public byte[] opening() {
            return login.isPresent()
                    ? new byte[] {VERSION, 2, NO_PASSWORD, PASSWORD}
                    : new byte[] {VERSION, 1, NO_PASSWORD};
        }

        @Override
        public Optional<byte[]> received(byte[] bytes) throws MalformedException {
            heard.add(bytes);
            if (phase == Phase.GREETING && heard.length() >= 2) {
                return Optional.of(greeted());
            }
            if (phase == Phase.LOGIN && heard.length() >= 2) {
                if (heard.at(1) != 0) {
                    throw new MalformedException("a proxy that knows another password");
                }
                return Optional.of(asking());
            }
            if (phase == Phase.CONNECTION && heard.length() > HEAD_BYTES) {
                judge();
            }
            return Optional.empty();
        }

        private byte[] greeted() throws MalformedException {
            int way = heard.at(1);
            if (heard.at(0) == VERSION && way == NO_PASSWORD) {
                return asking();
            }
            if (heard.at(0) == VERSION && way == PASSWORD && login.isPresent()) {
                heard.skip(2);
                phase = Phase.LOGIN;
                return password(login.get());
            }
            throw new MalformedException("a proxy that wants a password, or is none");
        }

        private static byte[] password(Login login) {
            ByteArrayOutputStream out = new ByteArrayOutputStream();
            out.write(PASSWORDS_VERSION);
            for (String each : List.of(login.user(), login.password())) {
                byte[] bytes = each.getBytes(StandardCharsets.UTF_8);
                out.write(bytes.length);
                out.writeBytes(bytes);
            }
            return out.toByteArray();
        }

        private byte[] asking() {
            heard.skip(2);
            phase = Phase.CONNECTION;
            return request();
        }

        private byte[] request() {
            byte[] address = to.getAddress().getAddress();
            ByteArrayOutputStream out = new ByteArrayOutputStream();
            out.write(VERSION);
            out.write(CONNECT);
            out.write(0);
            out.write(address.length == 4 ? IPV4 : IPV6);
            out.writeBytes(address);
            out.write(to.getPort() >>> Byte.SIZE);
            out.write(to.getPort());
            return out.toByteArray();
        }

        private void judge() throws MalformedException {
            if (heard.at(0) != VERSION || heard.at(1) != 0) {
                throw new MalformedException("a proxy that will not");
            }
            int address = switch (heard.at(3)) {
                case IPV4 -> 4;
                case IPV6 -> 16;
                case NAME -> 1 + heard.at(HEAD_BYTES);
                default -> throw new MalformedException("an address of no kind");
            };
            int whole = HEAD_BYTES + address + 2;
            if (heard.length() >= whole) {
                heard.skip(whole);
                phase = Phase.NOTHING;
            }
        }

        @Override
        public boolean isThrough() {
            return phase == Phase.NOTHING;
        }

        @Override
        public byte[] rest() {
            return heard.bytes.clone();
        }
    }
}
