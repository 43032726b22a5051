/**
 * Who somebody is: an identity key that friends know, the devices it vouches for, and the words people compare and
 * keep.
 *
 * <p>Invariant: a public value that exists has been checked; there is no unverified certificate or device list to
 * misuse.
 */
@NullMarked
package chat.warren.crypto.identity;

import org.jspecify.annotations.NullMarked;
