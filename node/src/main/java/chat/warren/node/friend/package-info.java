/**
 * Who is a friend, how one becomes one, and what a friend may do.
 *
 * <p>Invariant: nobody becomes a friend, and no key changes, without a person's word. What must survive a crash is in
 * the profile before anybody is told of it.
 */
@NullMarked
package chat.warren.node.friend;

import org.jspecify.annotations.NullMarked;
