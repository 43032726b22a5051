/** Tests. */
@NullMarked
package chat.warren.ui.window.list;

import org.jspecify.annotations.NullMarked;
