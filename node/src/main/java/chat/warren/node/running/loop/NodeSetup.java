package chat.warren.node.running.loop;

import chat.warren.dht.join.Sources;
import chat.warren.dht.loop.Crew;
import chat.warren.node.running.Networks;
import chat.warren.node.socket.loop.Where;

/**
 * How a node is to run.
 *
 * @param port that of the last run, or 0
 * @param sources where the first neighbours come from
 * @param home what is done on the networks that the machine is connected to
 */
public record NodeSetup(int port, Networks networks, Sources sources, Crew crew, Home home) {
    /**
     * The networks at hand.
     *
     * @param where which of them
     * @param friends whether to call for friends there
     * @param router whether to ask our router for a port that everybody reaches
     */
    public record Home(Where where, boolean friends, boolean router) {
        public static Home usual() {
            return new Home(Where.NETWORKS, true, true);
        }
    }
}
