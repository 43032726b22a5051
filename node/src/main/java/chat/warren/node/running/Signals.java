package chat.warren.node.running;

import chat.warren.crypto.pair.Contact;
import chat.warren.dht.rendezvous.PairId;
import java.time.Instant;
import java.util.List;

/**
 * Those who pass a short word on to somebody whom we cannot write to yet. What comes for us by them goes to
 * {@link Reaching#signalled}.
 */
public interface Signals {
    /** For a node that knows nobody: friends find each other's records, and keep trying. */
    Signals NONE = new Signals() {
        @Override
        public List<Contact> own(Instant now) {
            return List.of();
        }

        @Override
        public boolean knows(PairId pair, List<Contact> theirs) {
            return false;
        }

        @Override
        public boolean pass(PairId pair, List<Contact> theirs, byte[] sealed, Instant now) {
            return false;
        }
    };

    /** By whom we can be signalled: they stand in our presence records. */
    List<Contact> own(Instant now);

    /** Whether there is anybody now who would pass something on to this one. */
    boolean knows(PairId pair, List<Contact> theirs);

    /**
     * Passes a sealed datagram on.
     *
     * @param theirs by whom the friend can be signalled, from their record
     * @return whether there was anybody to give it to
     */
    boolean pass(PairId pair, List<Contact> theirs, byte[] sealed, Instant now);
}
