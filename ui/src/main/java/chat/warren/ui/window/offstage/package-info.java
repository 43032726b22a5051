/**
 * What must not run on the event thread runs here: every question to the node.
 *
 * <p>{@link chat.warren.ui.window.offstage.Offstage#ask} runs a question of the facade off the event thread, one after
 * the other in the order in which they were asked, and hands the answer back on the event thread; a failure goes to the
 * asker or, without one, to whoever tells people. {@link chat.warren.ui.window.offstage.Offstage#askAside} is for what
 * may take long and may be overtaken. {@link chat.warren.ui.window.offstage.Offstage#listen} hands the node's events
 * over. {@link chat.warren.ui.window.offstage.StageWatch} says when the event thread was held up.
 *
 * <p>Invariant: the one package of the window that starts threads. Answers arrive on the event thread, none after
 * {@code close}.
 */
@NullMarked
package chat.warren.ui.window.offstage;

import org.jspecify.annotations.NullMarked;
