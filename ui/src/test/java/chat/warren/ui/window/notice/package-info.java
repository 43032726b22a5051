/** Tests. */
@NullMarked
package chat.warren.ui.window.notice;

import org.jspecify.annotations.NullMarked;
