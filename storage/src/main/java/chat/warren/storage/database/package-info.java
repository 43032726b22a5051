/**
 * One SQLite file whose rows are sealed before SQLite sees them: one writer, snapshot readers, migrations.
 *
 * <p>Invariant: every value bound to a statement is a sealed box, a keyed hash, or an opaque local number. What was
 * acknowledged is on the disk.
 */
@NullMarked
package chat.warren.storage.database;

import org.jspecify.annotations.NullMarked;
