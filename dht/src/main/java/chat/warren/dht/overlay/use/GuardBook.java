package chat.warren.dht.overlay.use;

import chat.warren.dht.bencode.ByteString;
import chat.warren.dht.wire.Contact;
import java.time.Instant;
import java.util.List;

/**
 * Keeps the guards from one run to the next: who draws new ones at every start shows the address to everybody in the
 * end. Called on the engine's thread, so it hands slow work to another.
 */
public interface GuardBook {
    /** For who keeps nothing. */
    GuardBook NONE = new GuardBook() {
        @Override
        public List<Kept> load() {
            return List.of();
        }

        @Override
        public void keep(List<Kept> guards) {}
    };

    /** One guard, and since when it is one. */
    record Kept(Contact node, ByteString key, Instant since) {}

    /** What was kept last, in the same order. */
    List<Kept> load();

    /** Keeps these in place of those kept before. */
    void keep(List<Kept> guards);
}
