/**
 * Keys that are thrown away on purpose, one for each day on which messages disappear.
 *
 * <p>Invariant: a key that was erased is in no file of ours any more, and what it sealed is gone with it.
 */
@NullMarked
package chat.warren.storage.fading;

import org.jspecify.annotations.NullMarked;
