/**
 * Why a friend is reached the way she is, or not at all, in one sentence and with one remedy.
 *
 * <p>Invariant: a sentence names the one cause that, taken away, would help; and no log holds a whole address.
 */
@NullMarked
package chat.warren.node.diagnosis;

import org.jspecify.annotations.NullMarked;
