/** Kademlia on the BitTorrent Mainline wire. It knows nothing of friends. */
@NullMarked
package chat.warren.dht;

import org.jspecify.annotations.NullMarked;
