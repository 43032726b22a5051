/**
 * What can be done from the keyboard: every act with its keys, and a palette that finds acts and people by a few
 * letters.
 *
 * <p>Invariant: whatever has keys is in {@link chat.warren.ui.window.palette.Act}, so that the sheet of shortcuts
 * cannot lack one.
 */
@NullMarked
package chat.warren.ui.window.palette;

import org.jspecify.annotations.NullMarked;
