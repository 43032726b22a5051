/**
 * Bytes as letters that people pass on: written down, read aloud, photographed.
 *
 * <p>Invariant: a letter that was lost or changed on the way is found, and nothing else is promised: whoever makes such
 * a text can make any.
 */
@NullMarked
package chat.warren.crypto.text;

import org.jspecify.annotations.NullMarked;
