/**
 * What strangers may cost us: queries answered, bytes sent to addresses that may be forged, tokens that let them store.
 *
 * <p>Invariant: everything here has a fixed size, however many addresses come.
 */
@NullMarked
package chat.warren.dht.limit;

import org.jspecify.annotations.NullMarked;
