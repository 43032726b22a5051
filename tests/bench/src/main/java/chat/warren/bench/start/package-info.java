/**
 * What a start costs.
 *
 * <p>Invariant: whole processes are measured, from the outside, as somebody who waits for them sees them.
 */
@NullMarked
package chat.warren.bench.start;

import org.jspecify.annotations.NullMarked;
