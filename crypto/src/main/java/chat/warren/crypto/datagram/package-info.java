/**
 * Datagrams between friends: uniform bytes from the first to the last, and nothing to be learnt by sending some.
 *
 * <p>Invariant: whatever does not open leaves no trace in any state.
 */
@NullMarked
package chat.warren.crypto.datagram;

import org.jspecify.annotations.NullMarked;
