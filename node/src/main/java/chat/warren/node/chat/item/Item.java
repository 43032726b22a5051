package chat.warren.node.chat.item;

import chat.warren.crypto.identity.DeviceId;
import chat.warren.crypto.primitive.Bytes;
import chat.warren.crypto.primitive.Hashes;
import chat.warren.storage.chat.ConversationId;
import chat.warren.storage.chat.MessageId;
import chat.warren.storage.people.PersonId;
import chat.warren.storage.row.Id;
import java.util.Arrays;
import java.util.List;

/**
 * Something said, in its conversation and at its time. Who said it is what the ratchet proves, and is not written here.
 *
 * @param others parts that this version does not know
 */
public record Item(ConversationId conversation, long stamp, Saying saying, List<Part> others) {
    public Item {
        others = List.copyOf(others);
    }

    public Item(ConversationId conversation, long stamp, Saying saying) {
        this(conversation, stamp, saying, List.of());
    }

    /** The name of an item: the same for all who have it, on whichever devices. */
    public static MessageId id(PersonId author, DeviceId device, byte[] encoded) {
        byte[] hash = Hashes.sha256(Bytes.label("warren/said1"), author.id().toArray(), device.toBytes(), encoded);
        return MessageId.of(Arrays.copyOf(hash, Id.BYTES));
    }

    /** The conversation of two people, or of one with themselves; both compute the same. */
    public static ConversationId between(PersonId one, PersonId other) {
        byte[] first = one.id().toArray();
        byte[] second = other.id().toArray();
        boolean ordered = Arrays.compareUnsigned(first, second) <= 0;
        byte[] hash = Hashes.sha256(Bytes.label("warren/talk1"), ordered ? first : second, ordered ? second : first);
        return ConversationId.of(Arrays.copyOf(hash, Id.BYTES));
    }
}
