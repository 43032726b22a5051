package chat.warren.dht.engine;

import chat.warren.dht.bencode.ByteString;
import chat.warren.dht.wire.Id;
import chat.warren.dht.wire.Item;

/** What one has to know to get an item. */
public sealed interface ItemName {
    Id target();

    /** An immutable item: its hash is all there is to know. */
    record Hash(Id target) implements ItemName {}

    /** A mutable item, by its author's key. */
    record Key(ByteString key, ByteString salt) implements ItemName {
        @Override
        public Id target() {
            return Item.Mutable.target(key, salt);
        }
    }

    static ItemName of(Item item) {
        return switch (item) {
            case Item.Immutable immutable -> new Hash(immutable.target());
            case Item.Mutable mutable -> new Key(mutable.key(), mutable.salt());
        };
    }
}
