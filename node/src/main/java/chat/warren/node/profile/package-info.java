/**
 * What a profile needs besides storage: an identity to begin with, passphrases as people type them, key files.
 *
 * <p>Invariant: every secret that passes through here is wiped here, whatever goes wrong.
 */
@NullMarked
package chat.warren.node.profile;

import org.jspecify.annotations.NullMarked;
