/**
 * Names a file by its bytes, and proves each part of it alone.
 *
 * <p>Invariant: who knows a content's id accepts no byte that is not in it, whoever sends it, in whatever order.
 */
@NullMarked
package chat.warren.node.file.tree;

import org.jspecify.annotations.NullMarked;
