/**
 * Datagrams inside a TCP connection, for friends on networks that let nothing else through.
 *
 * <p>Invariant: to whoever has no friend's key, a plain tunnel is a port that says nothing, and one inside TLS is a web
 * server with nothing on it. No state is kept for strangers but a bounded number of connections, each for a bounded
 * time.
 */
@NullMarked
package chat.warren.node.tunnel;

import org.jspecify.annotations.NullMarked;
