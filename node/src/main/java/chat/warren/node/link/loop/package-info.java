/**
 * QUIC inside sealed datagrams, on the node's one thread.
 *
 * <p>Invariant: QUIC sees made-up addresses only, and nothing it says is believed before
 * {@link chat.warren.node.link.Expectation} has accepted the certificate. What a friend can make us hold is bounded by
 * the windows and lanes of one connection, and one more while it is being set up.
 */
@NullMarked
package chat.warren.node.link.loop;

import org.jspecify.annotations.NullMarked;
