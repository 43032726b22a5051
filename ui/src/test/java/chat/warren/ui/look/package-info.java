/** Tests. */
@NullMarked
package chat.warren.ui.look;

import org.jspecify.annotations.NullMarked;
