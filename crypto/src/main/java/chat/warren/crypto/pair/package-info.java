/**
 * What two friends derive from the secret that only they share: where they meet in the DHT, under which keys they
 * publish and knock, for one hour at a time.
 *
 * <p>Invariant: nothing here leads back to an identity, and once an hour is over nothing leads back to it either.
 */
@NullMarked
package chat.warren.crypto.pair;

import org.jspecify.annotations.NullMarked;
