package chat.warren.dht.overlay.serve;

import chat.warren.dht.bencode.ByteString;
import chat.warren.dht.limit.WriteTokens;
import chat.warren.dht.wire.Contact;
import chat.warren.dht.wire.Id;
import java.net.InetSocketAddress;
import java.time.Instant;
import java.util.random.RandomGenerator;

/** Tokens for an address with its port: whoever has one gets what is sent there. */
final class Tokens {
    private final WriteTokens tokens;

    Tokens(RandomGenerator random, Instant now) {
        this.tokens = new WriteTokens(random, now);
    }

    ByteString make(Contact client, Instant now) {
        return tokens.make(client.address().getAddress(), port(client.address()), now);
    }

    boolean accepts(ByteString token, Contact client, Instant now) {
        return tokens.accepts(token, client.address().getAddress(), port(client.address()), now);
    }

    /** Behind one address of a carrier live thousands: a mailbox for somebody else's port would be a reflector. */
    private static Id port(InetSocketAddress address) {
        return new Id(0, 0, address.getPort());
    }
}
