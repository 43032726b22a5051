/**
 * Files as people speak of them: what a message announces, and how people want files handled.
 *
 * <p>Invariant: what a friend announces becomes a content only if its name, its sizes and its root belong together.
 */
@NullMarked
package chat.warren.node.share;

import org.jspecify.annotations.NullMarked;
