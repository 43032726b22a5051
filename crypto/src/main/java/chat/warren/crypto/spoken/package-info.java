/**
 * First contact by a few spoken words: a number and two words that one friend says to the other become a secret as
 * strong as an invite's.
 *
 * <p>The words are far too few to be a key (22 bits), so they are used in a password-authenticated key exchange, J-PAKE
 * (RFC 8236) on the curve P-256 by Bouncy Castle: somebody in between learns nothing from listening, and one guess from
 * taking part.
 *
 * <p>Invariant: a code is good for one exchange, and an exchange for one guess. Nothing leaves an exchange but
 * messages, and in the end the secret, once the other side has proved that it has it too.
 */
@NullMarked
package chat.warren.crypto.spoken;

import org.jspecify.annotations.NullMarked;
