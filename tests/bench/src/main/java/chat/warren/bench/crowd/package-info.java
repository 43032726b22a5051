/**
 * A DHT of production engines in the simulator, as many as memory holds.
 *
 * <p>Invariant: one thread, one seed; two runs with the same arguments print the same trace.
 */
@NullMarked
package chat.warren.bench.crowd;

import org.jspecify.annotations.NullMarked;
