/**
 * The messages of the DHT (KRPC of BEP 5, with BEP 32, 42, 43 and 44) and the frames that tell networks apart.
 *
 * <p>Invariant: no other package knows a key of a message's dictionary. A message that can be read is well formed;
 * whether it is true, allowed or wanted is for others to say.
 */
@NullMarked
package chat.warren.dht.wire;

import org.jspecify.annotations.NullMarked;
