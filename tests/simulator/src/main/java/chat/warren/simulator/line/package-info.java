/**
 * What a line does to datagrams: it loses, delays, queues, swaps and repeats them.
 *
 * <p>Invariant: a line is a pure state machine. Time and size go in, a time of departure or a reason to drop comes out.
 */
@NullMarked
package chat.warren.simulator.line;

import org.jspecify.annotations.NullMarked;
