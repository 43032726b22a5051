/** Tests. */
@NullMarked
package chat.warren.ui.voice;

import org.jspecify.annotations.NullMarked;
