package chat.warren.simulator.net;

import chat.warren.simulator.world.World;
import java.time.Duration;

/**
 * Measures what the simulator itself costs: {@code CrowdBench [hosts] [virtual seconds]}. docs/simulator.md has
 * figures.
 */
final class CrowdBench {
    private static final double MEGA = 1 << 20;

    private CrowdBench() {}

    public static void main(String[] args) {
        int hosts = args.length > 0 ? Integer.parseInt(args[0]) : 10_000;
        int seconds = args.length > 1 ? Integer.parseInt(args[1]) : 300;
        Network network = new Network(1, new World());
        Crowd crowd = new Crowd(network, hosts, Duration.ofSeconds(1));
        crowd.start();
        System.out.printf("%d hosts at rest: %.1f MB%n", hosts, heap());
        network.runFor(Duration.ofSeconds(5)); // The JIT's share.
        long delivered = network.delivered();
        long events = network.events();
        long begin = System.nanoTime();
        network.runFor(Duration.ofSeconds(seconds));
        double wall = (System.nanoTime() - begin) / 1e9;
        System.out.printf(
                "%d s in %.1f s: %.2f M datagrams and %.2f M events a second%n",
                seconds,
                wall,
                (network.delivered() - delivered) / wall / 1e6,
                (network.events() - events) / wall / 1e6);
        System.out.printf(
                "afterwards %.1f MB, %d know the rumour, trace %s%n", heap(), crowd.knowing(), network.trace());
    }

    private static double heap() {
        Runtime runtime = Runtime.getRuntime();
        System.gc();
        return (runtime.totalMemory() - runtime.freeMemory()) / MEGA;
    }
}
