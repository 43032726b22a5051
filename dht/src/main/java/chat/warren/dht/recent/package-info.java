/**
 * Remembers a bounded number of things that happened lately, without an object for each of them.
 *
 * <p>Invariant: no memory here grows beyond the number it was made with, whatever comes.
 */
@NullMarked
package chat.warren.dht.recent;

import org.jspecify.annotations.NullMarked;
