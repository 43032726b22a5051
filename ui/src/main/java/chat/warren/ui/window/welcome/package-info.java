/**
 * The first minute and every later way to a friend: a name, an invite to give away, doors to come by, requests to
 * answer; unlocking when somebody comes back.
 *
 * <p>Invariant: each page asks for one thing, has one button that leads on, and says in its own place what went wrong.
 */
@NullMarked
package chat.warren.ui.window.welcome;

import org.jspecify.annotations.NullMarked;
