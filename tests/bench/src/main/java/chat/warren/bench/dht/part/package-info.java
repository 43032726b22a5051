/**
 * The parts of the DHT that run for every datagram, measured alone.
 *
 * <p>Invariant: what others do with the same bytes is measured in the same run, in their own language.
 */
@NullMarked
package chat.warren.bench.dht.part;

import org.jspecify.annotations.NullMarked;
