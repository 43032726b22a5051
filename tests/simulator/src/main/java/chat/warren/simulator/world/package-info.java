/**
 * Where hosts are, and how long light and routers take between them.
 *
 * <p>Invariant: the delay between two places is a function of the places alone. Whatever varies in time is the lines'.
 */
@NullMarked
package chat.warren.simulator.world;

import org.jspecify.annotations.NullMarked;
