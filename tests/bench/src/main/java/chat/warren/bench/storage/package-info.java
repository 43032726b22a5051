/**
 * Measures the encrypted profile at a million messages.
 *
 * <p>Invariant: the texts are the same each time, and everything goes through the repositories that the program uses.
 */
@NullMarked
package chat.warren.bench.storage;

import org.jspecify.annotations.NullMarked;
