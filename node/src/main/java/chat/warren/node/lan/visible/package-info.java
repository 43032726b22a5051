/**
 * Being seen by everybody on the same network, because one wants to be: for adding a friend across a table.
 *
 * <p>Invariant: who has not asked to be visible sends nothing, and whoever has is visible for ten minutes, under a name
 * and a key that are used for nothing else. What is learnt here is only a way to ask; who it is, is settled after.
 */
@NullMarked
package chat.warren.node.lan.visible;

import org.jspecify.annotations.NullMarked;
