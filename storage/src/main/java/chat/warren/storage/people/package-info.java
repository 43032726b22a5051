/**
 * Who we are, and who our friends are.
 *
 * <p>Invariant: a friend's row carries the identity key itself, so no name and no note can stand in for it.
 */
@NullMarked
package chat.warren.storage.people;

import org.jspecify.annotations.NullMarked;
