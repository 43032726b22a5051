/**
 * Virtual time: a clock that moves only when told to, and the events that are still to come.
 *
 * <p>Invariant: events happen in the order (time, order of scheduling), so a run depends on nothing but its inputs.
 */
@NullMarked
package chat.warren.simulator.time;

import org.jspecify.annotations.NullMarked;
