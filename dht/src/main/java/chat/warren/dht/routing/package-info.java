/**
 * Who is where: ids bound to addresses, the routing table, the size of the network, our own address as others see it.
 *
 * <p>Invariant: a contact is in the table only after it answered us from its address, and a node that lives and has
 * been there for long is never put out for a newcomer.
 */
@NullMarked
package chat.warren.dht.routing;

import org.jspecify.annotations.NullMarked;
