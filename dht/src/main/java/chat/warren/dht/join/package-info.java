/**
 * The way into the network: asks whoever might know a node, the cheap and quiet ones first.
 *
 * <p>Invariant: no host and no name is needed by anything here. Each source alone is enough, all of them together are
 * only faster, and what a source says is a rumour until a node at that address has answered.
 */
@NullMarked
package chat.warren.dht.join;

import org.jspecify.annotations.NullMarked;
