/**
 * Measures our DHT beside those of others: whole networks of real processes in one run, asked in turn.
 *
 * <p>Invariant: a figure is printed only when nothing failed on either side; nothing here leaves the machine, or the
 * network namespace that the run makes for itself.
 */
@NullMarked
package chat.warren.bench.dht;

import org.jspecify.annotations.NullMarked;
