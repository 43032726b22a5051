/**
 * How everything looks: themes, colours by their role, sizes of text, icons, avatars and a few ready-made pieces.
 *
 * <ul>
 *   <li>{@link chat.warren.ui.look.Look} sets a theme and a zoom for the whole program;
 *   <li>{@link chat.warren.ui.look.Shade} is a colour by what it is for; {@code shade.color()} at painting time, or
 *       {@link chat.warren.ui.look.Pieces} for components, which follow a change of the theme by themselves;
 *   <li>{@link chat.warren.ui.look.Icons} draws our own SVGs in a shade;
 *   <li>lengths are logical pixels on a grid of 8 ({@link chat.warren.ui.look.Pieces#GAP}); MigLayout scales them with
 *       the zoom, and {@code UIScale.scale} does in code that paints.
 * </ul>
 *
 * <p>Invariant: no other package names a colour or a size of text, and each pair of shades that stands as text on
 * ground has a contrast of 4.5:1 or more in every theme.
 */
@NullMarked
package chat.warren.ui.look;

import org.jspecify.annotations.NullMarked;
