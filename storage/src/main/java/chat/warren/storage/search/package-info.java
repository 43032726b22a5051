/**
 * Finds messages by their words, in any language, from an index in memory that is saved sealed.
 *
 * <p>Invariant: the database is the truth. The index may only miss what can be caught up from it, and what it finds is
 * checked against the message before it is shown.
 */
@NullMarked
package chat.warren.storage.search;

import org.jspecify.annotations.NullMarked;
