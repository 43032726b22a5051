package chat.warren.node.chat.item;

import chat.warren.storage.row.Octets;

/** A piece of an item that this version does not know. It is kept, for a version that does. */
public record Part(int type, Octets value) {}
