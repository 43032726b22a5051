/**
 * Where others were last seen: DHT nodes, and the paths that worked to a friend.
 *
 * <p>Invariant: only a cache; losing it costs time, never a friend.
 */
@NullMarked
package chat.warren.storage.network;

import org.jspecify.annotations.NullMarked;
