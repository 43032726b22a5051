package chat.warren.node.punch;

import java.net.InetSocketAddress;

/**
 * One ping of a plan.
 *
 * @param socket 0 for the one that carries everything, or a spare one that is opened for guessing
 * @param ttl how many routers it may pass: an opener shall leave our own, and must not reach the friend's
 */
record Shot(int socket, InetSocketAddress to, int ttl) {
    /** Far enough for anywhere. */
    static final int FAR = 64;

    static Shot far(int socket, InetSocketAddress to) {
        return new Shot(socket, to, FAR);
    }
}
