/**
 * The building blocks, each from the library that is fastest at it here (docs/DEPENDENCIES.md): Bouncy Castle for
 * curves, ML-KEM and Argon2id, the JDK for AES-GCM and hashes.
 *
 * <p>Invariant: nothing here knows what it is used for. Randomness is an argument; nothing is remembered between calls.
 */
@NullMarked
package chat.warren.crypto.primitive;

import org.jspecify.annotations.NullMarked;
