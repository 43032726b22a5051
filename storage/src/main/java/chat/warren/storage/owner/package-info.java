/**
 * Files that nobody but their owner opens.
 *
 * <p>Invariant: a file made here is closed to others before its first byte is written.
 */
@NullMarked
package chat.warren.storage.owner;

import org.jspecify.annotations.NullMarked;
