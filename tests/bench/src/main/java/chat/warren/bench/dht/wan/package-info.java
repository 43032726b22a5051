/**
 * A small Internet on one machine: addresses with distances between them, and a count of what each sends.
 *
 * <p>Invariant: it lives in a network namespace without a way out; what is sent to an unknown address vanishes.
 */
@NullMarked
package chat.warren.bench.dht.wan;

import org.jspecify.annotations.NullMarked;
