/**
 * The conversation of programs under the conversation of people: one connection to each friend's device that is there.
 *
 * <p>Invariant: above this package nobody sees an address or a datagram, and below it nobody sees what is said. All of
 * it happens on the node's one thread.
 */
@NullMarked
package chat.warren.node.link;

import org.jspecify.annotations.NullMarked;
