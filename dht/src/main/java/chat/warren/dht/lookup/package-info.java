/**
 * The walk through the network towards a place: whom to ask next, and when it is enough.
 *
 * <p>Invariant: pure decisions. Answers and time come in as arguments, the next candidate goes out; nobody is asked
 * twice.
 */
@NullMarked
package chat.warren.dht.lookup;

import org.jspecify.annotations.NullMarked;
