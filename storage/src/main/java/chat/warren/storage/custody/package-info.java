/**
 * What waits: our sealed messages on their way, and those that we hold for friends.
 *
 * <p>Invariant: everything here is sealed for its recipient already; holding it gives nobody a look inside.
 */
@NullMarked
package chat.warren.storage.custody;

import org.jspecify.annotations.NullMarked;
