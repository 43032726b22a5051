/**
 * What an overlay node has others do for it: put and get its records, take signals for it, and hand signals on.
 *
 * <p>Invariant: nothing goes to a node whose id does not follow from its address and its key. Which few nodes see our
 * address is drawn here, kept for a week, and known to nobody else.
 */
@NullMarked
package chat.warren.dht.overlay.use;

import org.jspecify.annotations.NullMarked;
