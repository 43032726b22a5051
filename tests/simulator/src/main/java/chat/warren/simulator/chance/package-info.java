/**
 * Chance from one seed.
 *
 * <p>Invariant: a generator depends on the seed and on the name it is for, never on who asked before, so one more host
 * leaves the draws of all others as they were.
 */
@NullMarked
package chat.warren.simulator.chance;

import org.jspecify.annotations.NullMarked;
