/**
 * How a machine becomes another device of somebody: it shows a link, the two compare words, and the old one vouches for
 * it.
 *
 * <p>Invariant: a person has said yes on both before anything is signed on the one or kept on the other, and a new
 * device is never given the identity's key.
 */
@NullMarked
package chat.warren.node.pairing;

import org.jspecify.annotations.NullMarked;
