/** The terminal commands, in one process. */
@NullMarked
package chat.warren.ui.terminal;

import org.jspecify.annotations.NullMarked;
