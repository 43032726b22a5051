package chat.warren.dht.overlay.use;

import chat.warren.dht.bencode.ByteString;
import chat.warren.dht.wire.Contact;
import org.jspecify.annotations.Nullable;

/** A node that does something for us: how it is reached, and the key of its day. */
final class Partner {
    private Contact contact;
    private ByteString key;
    private @Nullable ByteString token;

    Partner(Contact contact, ByteString key) {
        this.contact = contact;
        this.key = key;
    }

    Contact contact() {
        return contact;
    }

    ByteString key() {
        return key;
    }

    @Nullable ByteString token() {
        return token;
    }

    void token(@Nullable ByteString fresh) {
        token = fresh;
    }

    /** It told us, under the key we knew, which one it has now. */
    void next(ByteString nextKey) {
        key = nextKey;
    }

    /** It said hello again, with the id that belongs to its new key. */
    void moved(Contact now, ByteString newKey) {
        contact = now;
        key = newKey;
    }
}
