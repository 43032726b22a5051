/** A laboratory in the simulator: hosts behind routers of all kinds, running the production engines. */
@NullMarked
package chat.warren.node.lab;

import org.jspecify.annotations.NullMarked;
