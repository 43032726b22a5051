/**
 * What is known of one friend: who they are and how that is known, how they are reached, what they may do.
 *
 * <p>Invariant: everything told of a path was measured or negotiated by the node; what is not known is said to be
 * unknown.
 */
@NullMarked
package chat.warren.ui.window.details;

import org.jspecify.annotations.NullMarked;
