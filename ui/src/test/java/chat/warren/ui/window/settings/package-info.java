/** Tests. */
@NullMarked
package chat.warren.ui.window.settings;

import org.jspecify.annotations.NullMarked;
