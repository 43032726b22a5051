/**
 * The little Markdown of messages as blocks and spans, for window and terminal.
 *
 * <p>Invariant: every text has a meaning, and all of its letters but the marks are shown; nothing is fetched, nothing
 * is HTML, and the work is in proportion to the length, whatever a friend writes.
 */
@NullMarked
package chat.warren.node.api.text;

import org.jspecify.annotations.NullMarked;
