/**
 * What we keep for others: peers of torrents (BEP 5) and items (BEP 44).
 *
 * <p>Invariant: every shelf has room for so much in all and so much of one address, and everything on it expires. Whose
 * it is and what it means is not known here.
 */
@NullMarked
package chat.warren.dht.store;

import org.jspecify.annotations.NullMarked;
