/**
 * The list of conversations: friends, requests, waiting invites and notes, searched and filtered.
 *
 * <p>Invariant: what is shown is made anew from the facade's views, never patched: an event says only that it is time
 * to look again.
 */
@NullMarked
package chat.warren.ui.window.list;

import org.jspecify.annotations.NullMarked;
