package chat.warren.node.running.loop;

import chat.warren.dht.join.Sources;
import chat.warren.dht.loop.Crew;
import chat.warren.node.running.Networks;
import chat.warren.node.running.Remembered;
import chat.warren.node.socket.loop.Where;
import chat.warren.node.tunnel.Attempt;
import java.util.Optional;

/**
 * How a node is to run.
 *
 * @param kept what the last run has left
 * @param sources where the first neighbours come from
 * @param home what is done on the networks that the machine is connected to
 */
public record NodeSetup(Kept kept, Networks networks, Sources sources, Crew crew, Home home) {
    public NodeSetup(int port, Networks networks, Sources sources, Crew crew, Home home) {
        this(new Kept(port, Remembered.NOTHING), networks, sources, crew, home);
    }

    /**
     * What is known from earlier runs.
     *
     * @param port that of the last run, which routers and friends may know, or 0
     */
    public record Kept(int port, Remembered friends) {}

    /**
     * The networks at hand.
     *
     * @param where which of them
     * @param friends whether to call for friends there
     * @param router whether to ask our router for a port that everybody reaches
     * @param tcp for friends whose network passes no datagrams
     */
    public record Home(Where where, boolean friends, boolean router, Tcp tcp) {
        public Home(Where where, boolean friends, boolean router) {
            this(where, friends, router, Tcp.usual());
        }

        public static Home usual() {
            return new Home(Where.NETWORKS, true, true);
        }
    }

    /**
     * Connections where datagrams do not pass.
     *
     * @param listens whether friends may connect at the number of our UDP port
     * @param web whether they may at 443 too, which passes nearly everywhere, looks like a website, and often takes
     *     rights
     * @param via somebody who connects for us, where nobody gets out otherwise
     */
    public record Tcp(boolean listens, boolean web, Optional<Attempt.Proxy> via) {
        public static Tcp usual() {
            return new Tcp(true, false, Optional.empty());
        }
    }
}
