/** What a profile needs besides storage. */
@NullMarked
package chat.warren.node.profile;

import org.jspecify.annotations.NullMarked;
