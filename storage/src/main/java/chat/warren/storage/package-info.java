/** The encrypted profile: one folder, one SQLite file whose rows are sealed before SQLite sees them. */
@NullMarked
package chat.warren.storage;

import org.jspecify.annotations.NullMarked;
