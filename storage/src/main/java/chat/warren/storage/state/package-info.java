/**
 * What the protocols must remember for each friend: ratchets, pair chains.
 *
 * <p>Invariant: it changes in the same transaction as the message it belongs to, and never enters a backup, because
 * restoring it would use keys twice.
 */
@NullMarked
package chat.warren.storage.state;

import org.jspecify.annotations.NullMarked;
