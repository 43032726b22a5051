package chat.warren.node.api;

/**
 * What a node is started with.
 *
 * @param lan whether neighbours on the local network are asked as well
 * @param port the UDP port; 0 for any
 * @param membership in which networks it takes part
 */
public record NodeOptions(Bootstrap bootstrap, boolean lan, int port, Membership membership) {
    public NodeOptions(Bootstrap bootstrap, boolean lan, int port) {
        this(bootstrap, lan, port, Membership.USUAL);
    }
}
