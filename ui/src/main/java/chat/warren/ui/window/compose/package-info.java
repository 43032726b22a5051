/**
 * Writing: a field that shows emoji, the emoji picker, and completion of {@code :names:}.
 *
 * <p>Invariant: the field's text is what will be sent, character for character; an emoji is one step for the caret and
 * one for the backspace key, however many characters it has.
 */
@NullMarked
package chat.warren.ui.window.compose;

import org.jspecify.annotations.NullMarked;
