package chat.warren.node.running;

import java.time.InstantSource;
import java.util.random.RandomGenerator;

/**
 * What a node finds around it.
 *
 * @param port that of the main socket
 * @param remembered where friends were in earlier runs
 * @param wall the time of day, by which friends find the hour; all other times never run backwards
 */
public record Surroundings(
        Outlet outlet, int port, Remembered remembered, InstantSource wall, RandomGenerator random) {}
