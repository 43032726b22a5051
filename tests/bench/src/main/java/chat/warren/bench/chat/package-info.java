/**
 * How many messages a second two friends bring onto each other's disk, with nothing between them but memory.
 *
 * <p>Invariant: a message counts when it is on the reader's disk and the writer's disk says so.
 */
@NullMarked
package chat.warren.bench.chat;

import org.jspecify.annotations.NullMarked;
