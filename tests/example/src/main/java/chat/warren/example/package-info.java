/**
 * How other programs use Warren as a library.
 *
 * <p>Invariant: nothing but {@code chat.warren.node.api} is used, which is all that the module lets out.
 */
@NullMarked
package chat.warren.example;

import org.jspecify.annotations.NullMarked;
