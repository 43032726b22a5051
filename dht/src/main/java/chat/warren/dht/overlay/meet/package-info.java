/**
 * How overlay nodes find each other: at places in Mainline that follow from the time of day, and for a closed group
 * from its secret as well.
 *
 * <p>Invariant: what a place names is a rumour until the node there has answered in the overlay's own framing. Few are
 * asked at once, however many are named.
 */
@NullMarked
package chat.warren.dht.overlay.meet;

import org.jspecify.annotations.NullMarked;
