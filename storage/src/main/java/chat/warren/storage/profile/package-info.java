/**
 * One profile: a folder, its lock, its vault, and everything that is kept in it.
 *
 * <p>Invariant: nobody but the owner can open a file here, two programs never have one profile open, and a profile
 * exists exactly when its vault file does, which is written last.
 */
@NullMarked
package chat.warren.storage.profile;

import org.jspecify.annotations.NullMarked;
