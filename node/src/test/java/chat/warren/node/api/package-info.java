/** The facade, with a real profile behind it. */
@NullMarked
package chat.warren.node.api;

import org.jspecify.annotations.NullMarked;
