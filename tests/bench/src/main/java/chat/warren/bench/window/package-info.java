/**
 * What the window costs: until it can be used, and while nobody uses it.
 *
 * <p>Invariant: the whole program is measured from the outside, by what stands on a display and in what the system says
 * of the process.
 */
@NullMarked
package chat.warren.bench.window;

import org.jspecify.annotations.NullMarked;
