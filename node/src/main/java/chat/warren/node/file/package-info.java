/**
 * Files and folders between friends, from everybody who has them at once.
 *
 * <p>Invariant: a block is written when it was proved to belong to the content, and counted as there when it is on the
 * disk; what was counted is never asked for again.
 */
@NullMarked
package chat.warren.node.file;

import org.jspecify.annotations.NullMarked;
