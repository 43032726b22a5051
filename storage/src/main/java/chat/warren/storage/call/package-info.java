/**
 * Which calls there were.
 *
 * <p>Invariant: a call's row is written when it begins, so a crash does not hide it.
 */
@NullMarked
package chat.warren.storage.call;

import org.jspecify.annotations.NullMarked;
