/**
 * The text of a message, laid out: what stands in which line, where a click falls, what a selection covers.
 *
 * <p>Invariant: positions are chars of the letters shown, emoji whole; what is copied is what was shown. Each line of
 * the writer's runs in the direction of its own first letter, whatever the window's language is. Nothing is laid out
 * but what is asked for, and the longest message costs no more than {@link chat.warren.ui.window.flow.Prose#AT_FIRST}
 * letters until somebody wants the whole of it.
 */
@NullMarked
package chat.warren.ui.window.flow;

import org.jspecify.annotations.NullMarked;
