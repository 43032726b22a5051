/**
 * Friends in the same room, found without the Internet.
 *
 * <p>Invariant: a beacon tells nobody but a friend anything, not even how many friends there are.
 */
@NullMarked
package chat.warren.node.lan;

import org.jspecify.annotations.NullMarked;
