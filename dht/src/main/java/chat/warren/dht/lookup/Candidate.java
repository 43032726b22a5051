package chat.warren.dht.lookup;

import chat.warren.dht.bencode.ByteString;
import chat.warren.dht.routing.AddressGroup;
import chat.warren.dht.routing.BoundId;
import chat.warren.dht.wire.Contact;
import java.net.InetAddress;
import java.time.Duration;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;

/** A node that a lookup has heard of. */
public final class Candidate {
    /** How far the lookup is with it. */
    enum State {
        KNOWN,
        ASKED,
        LATE,
        ANSWERED,
        LOST
    }

    private final Contact contact;
    private final int path;
    private final Duration expected;
    private final double share;
    private final boolean bound;
    private final boolean local;
    private final long wide;
    private final long narrow;
    private State state = State.KNOWN;
    private @Nullable ByteString token;
    private OptionalLong stored = OptionalLong.empty();

    Candidate(Contact contact, int path, Duration expected, double share) {
        InetAddress address = contact.address().getAddress();
        this.contact = contact;
        this.path = path;
        this.expected = expected;
        this.share = share;
        this.bound = BoundId.fits(contact);
        this.local = AddressGroup.isLocal(address);
        this.wide = AddressGroup.wide(address);
        this.narrow = AddressGroup.narrow(address);
    }

    public Contact contact() {
        return contact;
    }

    /** The round trip it will probably take. */
    public Duration expected() {
        return expected;
    }

    /** What lets us store there; null if it gave us none. */
    public @Nullable ByteString token() {
        return token;
    }

    /** The sequence number of what it holds at the place we look for. */
    public OptionalLong stored() {
        return stored;
    }

    /** The share of the key space that is nearer to the target. */
    double share() {
        return share;
    }

    int path() {
        return path;
    }

    boolean isBound() {
        return bound;
    }

    boolean isLocal() {
        return local;
    }

    long wide() {
        return wide;
    }

    long narrow() {
        return narrow;
    }

    State state() {
        return state;
    }

    void moveTo(State next) {
        state = next;
    }

    void gave(@Nullable ByteString newToken, OptionalLong sequence) {
        token = newToken;
        stored = sequence;
    }
}
