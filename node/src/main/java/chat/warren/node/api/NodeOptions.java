package chat.warren.node.api;

/**
 * What a node is started with.
 *
 * @param lan whether neighbours on the local network are asked as well
 * @param port the UDP port; 0 for any
 */
public record NodeOptions(Bootstrap bootstrap, boolean lan, int port) {}
