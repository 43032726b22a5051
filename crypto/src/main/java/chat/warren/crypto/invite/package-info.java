/**
 * How strangers become friends: an invite whose secret stands in for the one that two friends share.
 *
 * <p>Invariant: an invite says who made it only to those who hold it, and is worthless after its day.
 */
@NullMarked
package chat.warren.crypto.invite;

import org.jspecify.annotations.NullMarked;
