/** Whole nodes in the simulator. */
@NullMarked
package chat.warren.node.running;

import org.jspecify.annotations.NullMarked;
