/**
 * Where DHT nodes were last seen.
 *
 * <p>Invariant: only a cache; losing it costs time, never a friend.
 */
@NullMarked
package chat.warren.storage.network;

import org.jspecify.annotations.NullMarked;
