/**
 * The sockets on which other programs of the same user ask, and the other end of them.
 *
 * <p>Invariant: a request's body is not read before its header was let in; one request of a connection is answered
 * before the next is looked at; whoever is slow to read waits alone.
 */
@NullMarked
package chat.warren.node.desk.loop;

import org.jspecify.annotations.NullMarked;
