/**
 * The window: what of Warren is seen.
 *
 * <p>{@link chat.warren.ui.window.WindowStart} opens it. {@code door} leads into a profile, {@code welcome} has the
 * first minute and the ways to new friends, {@code list} the conversations, {@code talk} one of them, {@code details}
 * what is known of a friend, {@code settings} and {@code palette} the rest. All of them stand on a
 * {@link chat.warren.ui.window.offstage.Stage}.
 *
 * <p>Invariant: components are made and touched on the event thread only, and nothing there waits for the node.
 */
@NullMarked
package chat.warren.ui.window;

import org.jspecify.annotations.NullMarked;
