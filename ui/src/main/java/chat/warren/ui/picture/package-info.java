/**
 * Pictures made small.
 *
 * <p>Invariant: only the person's own files are read here; what friends send is never opened without being asked for.
 */
@NullMarked
package chat.warren.ui.picture;

import org.jspecify.annotations.NullMarked;
