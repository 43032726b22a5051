/**
 * How quick a link is, through memory and over UDP.
 *
 * <p>Invariant: both ends are the product's own, sealing included; only the way between them belongs to the
 * measurement.
 */
@NullMarked
package chat.warren.bench.link;

import org.jspecify.annotations.NullMarked;
