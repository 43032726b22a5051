/**
 * The threads of the node.
 *
 * <p>Invariant: threads, sockets and waiting live here and nowhere else; what is decided is decided elsewhere.
 */
@NullMarked
package chat.warren.node.loop;

import org.jspecify.annotations.NullMarked;
