package chat.warren.node.link.loop;

import chat.warren.node.link.LinkConfig;
import io.netty.channel.EventLoop;
import java.time.InstantSource;
import java.util.random.RandomGenerator;

/** Where links live: the node's thread, its clock and its randomness, which has to be good enough for keys. */
public record Place(EventLoop loop, InstantSource clock, RandomGenerator random, LinkConfig config) {}
