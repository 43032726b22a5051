/**
 * Seals messages for one device of a friend, whether they go over a link now or wait with others for days: a double
 * ratchet with sealed headers, healed by post-quantum secrets (docs/messages-sealing.md).
 *
 * <p>Invariant: state is a value. Sealing and opening return the next state beside their result and leave the old one
 * as it was; whoever writes the next state and the envelope in one transaction, before the envelope leaves, can crash
 * anywhere.
 */
@NullMarked
package chat.warren.crypto.message;

import org.jspecify.annotations.NullMarked;
