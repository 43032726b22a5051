/**
 * Messages between friends: said once, kept in one order by all who have them, whatever happens to links and programs
 * in between (docs/messages.md).
 *
 * <p>Invariant: nothing leaves before the transaction that it belongs to is on the disk, no acknowledgement and no
 * message of ours; what is in memory only can be lost at any moment.
 */
@NullMarked
package chat.warren.node.chat;

import org.jspecify.annotations.NullMarked;
