/**
 * Queries on their way: who was asked what, when an answer is late, and when it will not come.
 *
 * <p>Invariant: an answer counts only if it carries the transaction we drew and comes from the address we asked. What
 * matches no open call changes nothing.
 */
@NullMarked
package chat.warren.dht.call;

import org.jspecify.annotations.NullMarked;
