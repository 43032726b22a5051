/**
 * The small file that turns a passphrase into the profile's key.
 *
 * <p>Invariant: the key exists in an open {@link chat.warren.crypto.vault.Vault} and, wrapped, in its bytes; nowhere
 * else. Reading and writing those bytes, and overwriting them in panic, is the storage module's job.
 */
@NullMarked
package chat.warren.crypto.vault;

import org.jspecify.annotations.NullMarked;
