/**
 * Pictures made small, and looked at.
 *
 * <p>Invariant: only files of the person are read here, their own or such as they asked to see; what friends send is
 * never opened without being asked for.
 */
@NullMarked
package chat.warren.ui.picture;

import org.jspecify.annotations.NullMarked;
