package chat.warren.dht.routing;

import chat.warren.dht.wire.Id;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;

/**
 * The few things closest to a target among many, in order. Cheaper than sorting all: most are dropped at one
 * comparison.
 */
final class ClosestFirst<T> {
    private final Id target;
    private final int count;
    private final Function<T, Id> place;
    private final List<T> closest;

    ClosestFirst(Id target, int count, Function<T, Id> place) {
        this.target = target;
        this.count = count;
        this.place = place;
        this.closest = new ArrayList<>(Math.min(count, 64) + 1);
    }

    void offer(T candidate) {
        Id id = place.apply(candidate);
        int at = closest.size();
        if (at == count && target.compareDistance(place.apply(closest.getLast()), id) <= 0) {
            return;
        }
        while (at > 0 && target.compareDistance(id, place.apply(closest.get(at - 1))) < 0) {
            at--;
        }
        closest.add(at, candidate);
        if (closest.size() > count) {
            closest.removeLast();
        }
    }

    boolean isFull() {
        return closest.size() == count;
    }

    List<T> toList() {
        return closest;
    }
}
