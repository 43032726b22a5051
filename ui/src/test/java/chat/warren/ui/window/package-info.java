/** Tests. */
@NullMarked
package chat.warren.ui.window;

import org.jspecify.annotations.NullMarked;
