/**
 * What an overlay node does for others: put and get records in their place, and hand on short signals.
 *
 * <p>Invariant: nothing is done for an address that has not shown that it is real, nothing twice for one request, and
 * nothing beyond what one client and all together may cost. What passes through is kept no longer than it takes.
 */
@NullMarked
package chat.warren.dht.overlay.serve;

import org.jspecify.annotations.NullMarked;
