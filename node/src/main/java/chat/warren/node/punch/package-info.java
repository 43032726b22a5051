/**
 * Opens a direct path to a friend through whatever routers there are on both sides.
 *
 * <p>Invariant: a plan is data, made once from what both sides know, and nothing is sent that is not in it or an answer
 * to a friend; all of it under one budget for all friends.
 */
@NullMarked
package chat.warren.node.punch;

import org.jspecify.annotations.NullMarked;
