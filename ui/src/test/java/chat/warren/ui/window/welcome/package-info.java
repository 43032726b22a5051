/** Tests. */
@NullMarked
package chat.warren.ui.window.welcome;

import org.jspecify.annotations.NullMarked;
