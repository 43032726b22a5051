/**
 * The ways to one friend, and which of them carries: what is above sees one steady friend, whatever happens below.
 *
 * <p>Invariant: nothing is sent for good to where the friend has not answered from, and a switch loses nothing.
 */
@NullMarked
package chat.warren.node.path;

import org.jspecify.annotations.NullMarked;
