/** Tests. */
@NullMarked
package chat.warren.ui.window.door;

import org.jspecify.annotations.NullMarked;
