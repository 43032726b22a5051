/** Tests. */
@NullMarked
package chat.warren.ui.window.offstage;

import org.jspecify.annotations.NullMarked;
