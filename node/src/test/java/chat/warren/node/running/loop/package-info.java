/** Nodes with sockets, on this machine's own network. */
@NullMarked
package chat.warren.node.running.loop;

import org.jspecify.annotations.NullMarked;
