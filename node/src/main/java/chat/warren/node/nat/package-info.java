/**
 * Where are we? What the routers in front of us do to our ports, found from what others say they saw.
 *
 * <p>Invariant: one liar changes no verdict, and no packet is sent for the sole purpose of finding out while others
 * come back anyway.
 */
@NullMarked
package chat.warren.node.nat;

import org.jspecify.annotations.NullMarked;
