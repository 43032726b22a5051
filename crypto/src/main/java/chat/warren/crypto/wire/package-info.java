/**
 * Bytes in and out of formats: one reader, one writer, one exception.
 *
 * <p>Invariant: a reader checks a length before it allocates or copies, so no message makes us reserve more than it is
 * long itself.
 */
@NullMarked
package chat.warren.crypto.wire;

import org.jspecify.annotations.NullMarked;
