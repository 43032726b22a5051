/**
 * Emoji as pictures of our own, because a desktop's fonts show few or none of them.
 *
 * <p>Invariant: text stays text. Pictures are put in its place where it is painted, so that what is copied, searched
 * and sent are the characters that were written; what has no picture here is left to the font.
 */
@NullMarked
package chat.warren.ui.emoji;

import org.jspecify.annotations.NullMarked;
