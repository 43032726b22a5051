package chat.warren.node.socket.loop;

/** On which of the machine's networks a node is. */
public enum Where {
    /** All that lead out of it. */
    NETWORKS,
    /** These, and the one on which the machine speaks to itself. */
    EVERYWHERE,
    /** Only the latter: nobody else hears anything. */
    THIS_MACHINE;

    boolean has(boolean loopback) {
        return this == EVERYWHERE || loopback == (this == THIS_MACHINE);
    }
}
