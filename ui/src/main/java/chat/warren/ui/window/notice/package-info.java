/**
 * What tells people of news while they look elsewhere: the desktop's notifications, the tray, and a mark on the window.
 *
 * <p>Invariant: nothing leaves the window for the desktop beyond what the chosen level of privacy allows, and nothing
 * here is needed: a desktop that has none of it lacks only the telling.
 */
@NullMarked
package chat.warren.ui.window.notice;

import org.jspecify.annotations.NullMarked;
