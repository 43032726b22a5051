package chat.warren.dht.engine;

import java.util.Collection;

/**
 * How an engine is doing in one network, over both families.
 *
 * @param contacts in the routing tables who answered when they were asked last
 * @param networkNodes how many nodes the network seems to have
 * @param malformedDatagrams that any network brought
 * @param sentBytes in all networks
 */
public record EngineStats(int contacts, long networkNodes, Stored stored, long malformedDatagrams, long sentBytes) {
    /** What is kept for others, and how many of their queries were answered. */
    public record Stored(int items, int peers, long queriesServed) {}

    static EngineStats of(Collection<Node> nodes, long malformed, long sentBytes) {
        int contacts = 0;
        int items = 0;
        int peers = 0;
        long served = 0;
        double size = 0;
        for (Node node : nodes) {
            contacts += node.table().good();
            items += node.responder().itemsStored();
            peers += node.responder().peersStored();
            served += node.responder().served();
            size = Math.max(size, node.landscape().size().nodes());
        }
        return new EngineStats(contacts, Math.round(size), new Stored(items, peers, served), malformed, sentBytes);
    }
}
