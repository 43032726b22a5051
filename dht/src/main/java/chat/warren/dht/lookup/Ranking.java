package chat.warren.dht.lookup;

import chat.warren.dht.wire.Id;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Candidates in the order of their distance, and who of them decides. A lookup asks for that many times between two
 * changes, so it is kept until something changes.
 */
final class Ranking {
    private final Id target;
    private final List<Candidate> inOrder = new ArrayList<>();
    private @Nullable Front front;

    Ranking(Id target) {
        this.target = target;
    }

    List<Candidate> inOrder() {
        return inOrder;
    }

    void add(Candidate candidate) {
        int at = inOrder.size(); // From the far end: most that are named lie in the middle or behind.
        Id id = candidate.contact().id();
        while (at > 0
                && target.compareDistance(id, inOrder.get(at - 1).contact().id()) < 0) {
            at--;
        }
        inOrder.add(at, candidate);
        front = null;
    }

    void remove(Candidate candidate) {
        inOrder.remove(candidate);
        front = null;
    }

    /** One of them is in another state now. */
    void changed() {
        front = null;
    }

    /** Always asked for the same width, so that one is enough to keep. */
    Front front(int width, double expectedRadius) {
        Front known = front;
        if (known == null) {
            known = Front.of(inOrder, width, expectedRadius);
            front = known;
        }
        return known;
    }
}
