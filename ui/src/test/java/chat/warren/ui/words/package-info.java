/** Tests. */
@NullMarked
package chat.warren.ui.words;

import org.jspecify.annotations.NullMarked;
