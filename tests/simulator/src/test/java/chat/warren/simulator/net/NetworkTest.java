package chat.warren.simulator.net;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;

import chat.warren.simulator.world.Latency;
import chat.warren.simulator.world.Place;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

class NetworkTest {
    private final Network network = new Network(1, Latency.constant(Duration.ofMillis(20)));
    private final Host alice = network.host("alice", Place.SOMEWHERE);
    private final Host bob = network.host("bob", Place.SOMEWHERE);

    @Test
    void anEchoComesBackAfterTheRoundTrip() {
        Echo asking = new Echo(alice, 1000, false);
        Echo answering = new Echo(bob, 2000, true);
        asking.say(new InetSocketAddress(bob.v4(), 2000), "hello");
        network.runFor(Duration.ofSeconds(1));
        assertEquals(List.of("hello"), answering.heard);
        assertEquals(List.of("hello"), asking.heard);
        assertEquals(List.of(chat.warren.simulator.time.SimClock.START.plusMillis(40)), asking.when);
        assertNotEquals(alice.v4(), bob.v4());
    }
}
