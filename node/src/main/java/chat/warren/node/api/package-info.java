/** The one facade that window, terminal and scripts share: commands in, immutable views out. */
@NullMarked
package chat.warren.node.api;

import org.jspecify.annotations.NullMarked;
