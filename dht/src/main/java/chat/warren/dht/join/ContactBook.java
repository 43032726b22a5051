package chat.warren.dht.join;

import chat.warren.dht.engine.NetworkId;
import chat.warren.dht.wire.Contact;
import java.util.List;

/** Keeps contacts from one run to the next. Called on the engine's thread, so it hands slow work to another. */
public interface ContactBook {
    /** For who keeps nothing: every start is a cold one. */
    ContactBook NONE = new ContactBook() {
        @Override
        public List<Contact> load(NetworkId network) {
            return List.of();
        }

        @Override
        public void keep(NetworkId network, List<Contact> contacts) {}
    };

    /** What was kept last, in any order. */
    List<Contact> load(NetworkId network);

    /** Keeps these in place of those kept before. */
    void keep(NetworkId network, List<Contact> contacts);
}
