/**
 * Whole DHT nodes without sockets: datagrams, commands and the time go in, datagrams, events and a deadline come out.
 *
 * <p>Invariant: one owner calls, and nothing here blocks, waits, or knows what time it is unless told. A datagram
 * changes what we believe only after it matched an open query or carried a valid token.
 */
@NullMarked
package chat.warren.dht.engine;

import org.jspecify.annotations.NullMarked;
