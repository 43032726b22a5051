/**
 * The order in which people see what was said, kept beside the order in which it came.
 *
 * <p>Invariant: the order follows from the messages alone, so whoever has the same messages has the same order; what is
 * stored here could be made again from them.
 */
@NullMarked
package chat.warren.node.chat.order;

import org.jspecify.annotations.NullMarked;
