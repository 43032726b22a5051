/**
 * What two devices say to each other on a link's chat lane (docs/messages.md).
 *
 * <p>Invariant: bytes become a frame in one place, and nothing that is not a whole frame becomes one.
 */
@NullMarked
package chat.warren.node.chat.wire;

import org.jspecify.annotations.NullMarked;
