package chat.warren.node.running;

import chat.warren.crypto.pair.Contact;
import chat.warren.crypto.pair.Presence;
import java.time.Duration;
import java.time.Instant;
import java.util.List;

/** Those who pass a short word on to somebody whom we cannot write to yet. */
interface Signals {
    /** For a node that knows nobody: friends find each other's records, and keep trying. */
    Signals NONE = new Signals() {
        @Override
        public List<Contact> own() {
            return List.of();
        }

        @Override
        public boolean knows(Presence theirs) {
            return false;
        }

        @Override
        public void pass(Presence theirs, byte[] sealed, Unheard unheard, Instant now) {
            unheard.told(now);
        }

        @Override
        public void renewEvery(Duration interval) {}
    };

    /** Told when nobody could bring the word to whom it is for: what works without has to do. */
    @FunctionalInterface
    interface Unheard {
        void told(Instant now);
    }

    /** By whom we can be signalled: they stand in our presence records. */
    List<Contact> own();

    /** Whether somebody would pass something on to whose record this is. */
    boolean knows(Presence theirs);

    /** Passes a datagram on that is sealed for the friend whose record this is. */
    void pass(Presence theirs, byte[] sealed, Unheard unheard, Instant now);

    /** Our routers forget what is silent for longer: so often those by whom we are signalled hear of us. */
    void renewEvery(Duration interval);
}
