/**
 * All that can be chosen, as pages in the window, searched as one.
 *
 * <p>Invariant: each line says what it costs or does in one sentence, and takes effect at once; nothing is written
 * elsewhere than into the sealed profile.
 */
@NullMarked
package chat.warren.ui.window.settings;

import org.jspecify.annotations.NullMarked;
