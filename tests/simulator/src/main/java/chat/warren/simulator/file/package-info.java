/**
 * A disk that fails the way disks do: it forgets what was not synced, tears writes, rots, fills up and refuses to read.
 *
 * <p>Invariant: what a sync has confirmed survives every crash; of everything else nothing is promised, and the seed
 * decides.
 */
@NullMarked
package chat.warren.simulator.file;

import org.jspecify.annotations.NullMarked;
