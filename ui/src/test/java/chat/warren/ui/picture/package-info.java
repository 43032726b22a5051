@NullMarked
package chat.warren.ui.picture;

import org.jspecify.annotations.NullMarked;
