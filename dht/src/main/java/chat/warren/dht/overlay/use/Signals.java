package chat.warren.dht.overlay.use;

import chat.warren.crypto.pair.Contact;
import chat.warren.crypto.wire.MalformedException;
import chat.warren.dht.bencode.ByteString;
import chat.warren.dht.overlay.wire.MailboxTag;
import chat.warren.dht.overlay.wire.Purpose;
import chat.warren.dht.overlay.wire.SignalAnswer;
import chat.warren.dht.overlay.wire.SignalRequest;
import chat.warren.dht.wire.Id;
import java.net.InetSocketAddress;
import java.time.Instant;
import java.time.InstantSource;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/** Sends short signals to friends through the helpers that their presence records name. */
public final class Signals {
    /** Three helpers of each of twenty friends whom we call at once. A partner forgotten costs one round trip. */
    private static final int MAX_PARTNERS = 64;

    private final Caller caller;
    private final InstantSource wall;
    private final Map<InetSocketAddress, Partner> partners = new LinkedHashMap<>();

    /** What became of a signal, as the helper says. */
    @FunctionalInterface
    public interface Ending {
        void ended(SignalAnswer fate, Instant now);
    }

    Signals(Caller caller, InstantSource wall) {
        this.caller = caller;
        this.wall = wall;
    }

    /**
     * Sends a signal through one helper. A friend may name any address as a helper: more than three datagrams it does
     * not get from us.
     *
     * @param shared what names the mailbox: the run id in the friend's presence record
     * @param signal sealed for the friend
     */
    public void send(Contact helper, byte[] shared, ByteString signal, Ending ending, Instant now) {
        ByteString key = ByteString.of(helper.runKey());
        var node = new chat.warren.dht.wire.Contact(Id.of(helper.nodeId()), helper.address());
        Partner partner = partners.get(helper.address());
        if (partner == null || !partner.key().equals(key)) {
            partner = new Partner(node, key);
            partners.put(helper.address(), partner);
            if (partners.size() > MAX_PARTNERS) {
                partners.remove(partners.keySet().iterator().next());
            }
        }
        MailboxTag tag = MailboxTag.of(shared, helper.address(), wall.instant());
        byte[] plain = new SignalRequest(tag, signal).encode();
        caller.call(partner, Purpose.SIGNAL, plain, (answer, later) -> ending.ended(fate(answer), later), now);
    }

    private static SignalAnswer fate(Optional<Caller.SealedAnswer> answer) {
        try {
            return answer.isPresent() ? SignalAnswer.parse(answer.get().plain()) : SignalAnswer.LOST;
        } catch (MalformedException e) {
            return SignalAnswer.LOST;
        }
    }
}
