/**
 * Hosts and the networks between them: datagrams travel from program to program over lines, routers and NATs.
 *
 * <p>Invariant: one thread, one queue, one seed. Nothing here depends on the order of a hash table, on an identity or
 * on real time, so the same seed gives the same trace.
 */
@NullMarked
package chat.warren.simulator.net;

import org.jspecify.annotations.NullMarked;
