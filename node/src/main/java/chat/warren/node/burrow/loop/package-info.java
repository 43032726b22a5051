/**
 * One node with all its parts, on its one thread: what goes over the network, what is said with friends, and what of it
 * is kept on the disk.
 *
 * <p>Invariant: the parts know nothing of each other; only here they meet. Whoever asks from another thread waits for
 * an answer; the node's own thread waits for nobody, not even for the disk.
 */
@NullMarked
package chat.warren.node.burrow.loop;

import org.jspecify.annotations.NullMarked;
