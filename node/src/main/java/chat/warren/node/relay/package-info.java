/**
 * Friends who pass on for friends what they cannot read.
 *
 * <p>Invariant: what comes in goes out at most once, no longer than it came, and only to somebody who asked for it with
 * the same secret; nothing is kept.
 */
@NullMarked
package chat.warren.node.relay;

import org.jspecify.annotations.NullMarked;
