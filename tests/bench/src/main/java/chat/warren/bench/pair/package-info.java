/**
 * Two processes that others' libraries connect, and ours, measured one after the other in one run.
 *
 * <p>Invariant: every library is used as its own documentation says, and a rival that cannot run here is named with
 * what it lacks, never left out in silence.
 */
@NullMarked
package chat.warren.bench.pair;

import org.jspecify.annotations.NullMarked;
