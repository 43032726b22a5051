/** Tests. */
@NullMarked
package chat.warren.ui.window.details;

import org.jspecify.annotations.NullMarked;
