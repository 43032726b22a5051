/**
 * How somebody can be reached, in a shape, a colour and words.
 *
 * <p>Invariant: no state is told by colour alone.
 */
@NullMarked
package chat.warren.ui.window.presence;

import org.jspecify.annotations.NullMarked;
