/**
 * What people say to each other, as bytes inside the ratchet (docs/messages.md).
 *
 * <p>Invariant: an item has one encoding, and its id is a hash of that, its author and the author's device: nobody can
 * show one id with two texts. Parts that this version does not know are kept as they came.
 */
@NullMarked
package chat.warren.node.chat.item;

import org.jspecify.annotations.NullMarked;
