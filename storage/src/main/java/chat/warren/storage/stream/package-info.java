/**
 * Sealed streams: what is too long to be sealed at once.
 *
 * <p>Invariant: a reader hands out no byte that was not checked, and never takes a cut stream for a whole one.
 */
@NullMarked
package chat.warren.storage.stream;

import org.jspecify.annotations.NullMarked;
