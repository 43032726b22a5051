/**
 * The one facade that window, terminal and scripts share: commands in, immutable views out.
 *
 * <p>Invariant: nothing here shows a type of the layers below, so that no user interface can reach past it. Whatever
 * goes wrong in the world arrives as a {@link chat.warren.node.api.ProfileException} with a sentence for people.
 */
@NullMarked
package chat.warren.node.api;

import org.jspecify.annotations.NullMarked;
