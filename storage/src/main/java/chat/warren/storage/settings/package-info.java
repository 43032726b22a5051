/**
 * What the user chose.
 *
 * <p>Invariant: names of settings are hashed and values sealed, like everything else.
 */
@NullMarked
package chat.warren.storage.settings;

import org.jspecify.annotations.NullMarked;
