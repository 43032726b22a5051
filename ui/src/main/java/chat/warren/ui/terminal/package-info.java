/** The terminal commands. They print; nothing else in Warren does. */
@NullMarked
package chat.warren.ui.terminal;

import org.jspecify.annotations.NullMarked;
