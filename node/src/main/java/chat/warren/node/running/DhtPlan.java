package chat.warren.node.running;

import chat.warren.dht.join.Errands;
import chat.warren.dht.join.Sources;
import chat.warren.dht.loop.Crew;

/**
 * Which networks to take part in, and how to get there.
 *
 * @param crew whatever else lives beside the engine
 */
public record DhtPlan(Networks networks, Sources sources, Errands errands, Crew crew) {}
