package chat.warren.node.punch;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.random.RandomGenerator;

/** Ports in an order that nobody can guess, so that two who try the same ones do not do it in step. */
final class Ports {
    private Ports() {}

    static List<Integer> shuffled(int first, int last, RandomGenerator random) {
        List<Integer> ports = new ArrayList<>(last - first + 1);
        for (int port = first; port <= last; port++) {
            ports.add(port);
        }
        for (int i = ports.size() - 1; i > 0; i--) {
            Collections.swap(ports, i, random.nextInt(i + 1));
        }
        return ports;
    }
}
