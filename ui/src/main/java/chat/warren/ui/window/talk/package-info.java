/**
 * One conversation: its messages, what is written next, and the line above them.
 *
 * <p>{@link chat.warren.ui.window.talk.TalkPane} is the whole of it. {@link chat.warren.ui.window.talk.Book} holds the
 * messages read so far, {@link chat.warren.ui.window.talk.Rows} makes rows of them,
 * {@link chat.warren.ui.window.talk.Roll} knows where each row stands, and
 * {@link chat.warren.ui.window.talk.MessageList} paints those that are seen.
 *
 * <p>Invariant: work is in proportion to what is seen, not to what was ever said: a row is laid out when it is about to
 * be seen, and older pages are read when somebody scrolls to them. What is in view stays where it is, whatever arrives
 * above or below it.
 */
@NullMarked
package chat.warren.ui.window.talk;

import org.jspecify.annotations.NullMarked;
