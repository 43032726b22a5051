/**
 * What the DHT learned, kept in the profile from one run to the next.
 *
 * <p>Invariant: the engine's thread never waits for the disk. What is lost by a crash is lost for one start.
 */
@NullMarked
package chat.warren.node.contacts;

import org.jspecify.annotations.NullMarked;
