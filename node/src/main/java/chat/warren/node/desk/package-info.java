/**
 * What other programs of the same user may ask a running node over HTTP, and who of them may.
 *
 * <p>Invariant: no I/O, and nothing of what is asked about. A request that does not show the token changes nothing and
 * learns nothing, not even which paths there are.
 */
@NullMarked
package chat.warren.node.desk;

import org.jspecify.annotations.NullMarked;
