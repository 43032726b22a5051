package chat.warren.bench.crowd;

import java.util.List;

/**
 * {@code ./warren bench simulator [engines]}: what a DHT of so many engines costs in the simulator. With
 * {@code JDK_JAVA_OPTIONS=-Xmx4g} in the environment it also shows that they fit.
 */
public final class CrowdBench {
    private static final int ENGINES = 10_000;
    private static final double MEGA = 1 << 20;

    private CrowdBench() {}

    public static void run(List<String> arguments) {
        int engines = arguments.isEmpty() ? ENGINES : Integer.parseInt(arguments.getFirst());
        EngineCrowd crowd = new EngineCrowd(1);
        step(crowd, "join", () -> crowd.join(engines));
        System.out.printf("%.0f contacts each%n", crowd.contacts());
        step(crowd, "settle", crowd::settle);
        System.out.printf("%d of %d joined, %.0f contacts each%n", crowd.joined(), engines, crowd.contacts());
        step(crowd, "store", crowd::storeAll);
        System.out.printf("%d of %d stored an item%n", crowd.stored(), engines);
        step(crowd, "find", crowd::findAll);
        System.out.printf("%d of %d found another's item%n", crowd.found(), engines);
        System.out.println("trace " + crowd.network().trace());
    }

    private static void step(EngineCrowd crowd, String name, Runnable step) {
        long datagrams = crowd.network().delivered();
        long virtual = crowd.network().clock().nanos();
        long begun = System.nanoTime();
        step.run();
        double wall = (System.nanoTime() - begun) / 1e9;
        System.out.printf(
                "%s: %.0f s of the simulated world in %.0f s, %.1f M datagrams, then %.0f MB of heap%n",
                name,
                (crowd.network().clock().nanos() - virtual) / 1e9,
                wall,
                (crowd.network().delivered() - datagrams) / 1e6,
                heapAfterCollection() / MEGA);
    }

    /** What is in use after everything that nobody holds has gone. */
    static long heapAfterCollection() {
        System.gc();
        Runtime runtime = Runtime.getRuntime();
        return runtime.totalMemory() - runtime.freeMemory();
    }
}
