package chat.warren.node.running;

import chat.warren.node.socket.Datagram;

/** The sockets, as the node sees them. */
public interface Outlet {
    /** The port that carries everything. All other numbers are spare sockets, opened when they are first named. */
    int MAIN = 0;

    /** Sends from the address that the datagram names. A spare socket has a port of its own. */
    void send(int socket, Datagram datagram);

    /** The same, but it ends after so many routers. Where the system cannot do that, nothing leaves. */
    void sendOpener(int socket, Datagram datagram, int hops);

    /** A spare socket is not needed any more. */
    void close(int socket);

    /** The way out where datagrams do not pass. */
    default Pipes pipes() {
        return Pipes.NONE;
    }

    /** Something was asked for outside a turn: give one soon. */
    void nudge();
}
