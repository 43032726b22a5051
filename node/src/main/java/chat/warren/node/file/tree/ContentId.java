package chat.warren.node.file.tree;

import chat.warren.storage.row.Octets;

/** Which content: 32 bytes that nobody finds a second content for. */
public record ContentId(Octets hash) {
    public ContentId {
        if (hash.length() != HashTree.HASH_BYTES) {
            throw new IllegalArgumentException("an id has " + HashTree.HASH_BYTES + " bytes");
        }
    }
}
