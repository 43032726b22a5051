/**
 * The way into a profile from a window: which profiles there are, the first one, unlocking, and the key that lies under
 * the mat until somebody chooses a passphrase.
 *
 * <p>Invariant: nothing of a profile is known before it is unlocked but that it is there; typed passphrases are wiped
 * when they were used.
 */
@NullMarked
package chat.warren.ui.window.door;

import org.jspecify.annotations.NullMarked;
