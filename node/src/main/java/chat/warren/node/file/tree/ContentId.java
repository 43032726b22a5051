package chat.warren.node.file.tree;

import chat.warren.storage.row.FileId;
import chat.warren.storage.row.Id;
import chat.warren.storage.row.Octets;
import java.util.Arrays;

/** Which content: 32 bytes that nobody finds a second content for. */
public record ContentId(Octets hash) {
    public ContentId {
        if (hash.length() != HashTree.HASH_BYTES) {
            throw new IllegalArgumentException("an id has " + HashTree.HASH_BYTES + " bytes");
        }
    }

    /** Its name where names are short: the first half, for which nobody finds two contents either. */
    public FileId file() {
        return new FileId(Id.of(Arrays.copyOf(hash.toArray(), Id.BYTES)));
    }
}
