/**
 * A friend whose network passes no datagrams has no way into the network of strangers: one who is connected to her, by
 * TCP most likely, leaves records there and looks for records in her place.
 *
 * <p>Invariant: only for friends who may, within limits; what is looked for and left is random bytes to whoever does
 * it.
 */
@NullMarked
package chat.warren.node.errand;

import org.jspecify.annotations.NullMarked;
