package chat.warren.node.running;

import chat.warren.dht.engine.EngineConfig;
import chat.warren.dht.join.Errands;
import chat.warren.dht.join.Sources;
import chat.warren.dht.loop.Crew;

/**
 * Which networks to take part in, and how to get there. The first network is where friends leave word for each other.
 *
 * @param crew whatever else lives beside the engine
 */
public record DhtPlan(EngineConfig config, Sources sources, Errands errands, Crew crew) {}
