package chat.warren.node.errand;

import chat.warren.dht.bencode.ByteString;
import chat.warren.dht.wire.Item;
import java.util.Optional;

/** What two friends say to each other when one does an errand for the other. Layouts: {@link ErrandWire}. */
public sealed interface ErrandMessage {
    /** By which the one who asked tells her errands apart. */
    long number();

    /** What somebody wants done. */
    sealed interface Question extends ErrandMessage {}

    /** Look for what was left under this key. */
    record Fetch(long number, ByteString key) implements Question {}

    /** Leave this. */
    record Store(long number, Item.Mutable record) implements Question {}

    /** This was found; without a record the search is over. */
    record Fetched(long number, Optional<Item.Mutable> record) implements ErrandMessage {}

    /** It was left at so many places, or a newer one was there before. */
    record Stored(long number, int copies, boolean superseded) implements ErrandMessage {}
}
