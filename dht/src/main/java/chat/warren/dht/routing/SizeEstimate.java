package chat.warren.dht.routing;

import chat.warren.dht.wire.Contact;
import chat.warren.dht.wire.Id;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;

/**
 * How many nodes the network has, told from how dense they sit around the places we looked at.
 *
 * <p>The median of the last few places: one that an attacker has filled does not move it.
 */
public final class SizeEstimate {
    /** Few enough to follow a partition that heals, enough that a third may lie. */
    private static final int MAX_SAMPLES = 15;

    private static final int MIN_CONTACTS = 8;

    private final Deque<Double> samples = new ArrayDeque<>();
    private double median;

    /** Learns from the nodes closest to a place, closest first. */
    public void sample(Id target, List<Contact> closest) {
        if (closest.size() < MIN_CONTACTS) {
            return;
        }
        double radius = target.distanceShare(closest.getLast().id());
        if (radius > 0) {
            if (samples.size() == MAX_SAMPLES) {
                samples.removeFirst();
            }
            samples.addLast((closest.size() - 1) / radius);
            List<Double> sorted = samples.stream().sorted().toList();
            median = sorted.get(sorted.size() / 2);
        }
    }

    /** The nodes in the network; 0 while nothing is known. */
    public double nodes() {
        return median;
    }

    /** The share of the space that holds this many nodes on average; 0 while nothing is known. */
    public double radiusOf(int nodes) {
        double all = nodes();
        return all == 0 ? 0 : Math.min(1, nodes / all);
    }
}
