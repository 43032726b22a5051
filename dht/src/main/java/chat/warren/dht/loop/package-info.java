/**
 * A DHT node on real sockets: one thread that waits for datagrams, commands and deadlines, and hands them to the
 * engine.
 *
 * <p>Invariant: the engine and its companions are touched by this one thread only; every queue between it and others
 * has a bound, and no fault of a socket ends it.
 */
@NullMarked
package chat.warren.dht.loop;

import org.jspecify.annotations.NullMarked;
