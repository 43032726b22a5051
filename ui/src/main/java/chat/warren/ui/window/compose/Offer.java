package chat.warren.ui.window.compose;

import javax.swing.Icon;

/**
 * Something that can take the place of what was begun.
 *
 * @param shown how it is called where one is chosen
 * @param text what is written
 */
public record Offer(Icon icon, String shown, String text) {}
