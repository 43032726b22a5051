/**
 * Conversations and what is said in them.
 *
 * <p>Invariant: a message, what hangs on it and its place are sealed together with its conversation; places in a
 * conversation have no gaps, so that a lost row is noticed.
 */
@NullMarked
package chat.warren.storage.chat;

import org.jspecify.annotations.NullMarked;
