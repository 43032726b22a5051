package chat.warren.dht.lookup;

import java.util.ArrayList;
import java.util.List;

/**
 * The candidates that decide: the closest ones that may count, closest first.
 *
 * <p>Left out are those that did not answer in time, and what exceeds the limits for one neighbourhood, so that a
 * rented network fills no more than two places. Nodes whose id is not bound to their address are asked for the way, but
 * (BEP 42) "must not be considered to have sent a valid response when checking the termination condition".
 */
final class Front {
    private final List<Candidate> members = new ArrayList<>();
    private final int width;
    private int counted;
    private int unbound;

    private Front(int width) {
        this.width = width;
    }

    /**
     * Takes the closest of candidates in order; where they sit so dense that somebody has put them there, all those
     * within the radius that so many should need, up to a limit.
     */
    static Front of(List<Candidate> inOrder, int width, double expectedRadius) {
        Front front = within(inOrder, width, 0);
        boolean suspicious = expectedRadius > 0
                && front.isFull()
                && front.radius() * LookupLimits.SUSPICIOUS_DENSITY < expectedRadius;
        return suspicious ? within(inOrder, width, expectedRadius) : front;
    }

    private static Front within(List<Candidate> inOrder, int width, double radius) {
        Front front = new Front(width);
        for (Candidate candidate : inOrder) {
            boolean inside = front.counted < LookupLimits.MAX_WIDENED && candidate.share() <= radius;
            if (front.isFull() && !inside) {
                break;
            }
            front.offer(candidate);
        }
        return front;
    }

    List<Candidate> members() {
        return members;
    }

    boolean isFull() {
        return counted >= width;
    }

    /** The share of the key space that is as near as the farthest of them. */
    double radius() {
        return members.getLast().share();
    }

    /** Whether everyone was asked, though not all may have answered yet. */
    boolean isAsked() {
        for (Candidate member : members) {
            if (member.state() == Candidate.State.KNOWN) {
                return false;
            }
        }
        return true;
    }

    /** Whether nothing is left to ask or to wait for. */
    boolean isAnswered() {
        for (Candidate member : members) {
            if (member.state() == Candidate.State.KNOWN || member.state() == Candidate.State.ASKED) {
                return false;
            }
        }
        return true;
    }

    private void offer(Candidate candidate) {
        if (candidate.state() == Candidate.State.LOST || candidate.state() == Candidate.State.LATE) {
            return;
        }
        if (!candidate.isBound() && unbound >= width) {
            return; // Enough of those: ids chosen at will could lead us on for ever.
        }
        if (!candidate.isLocal() && isCrowded(candidate)) {
            return;
        }
        members.add(candidate);
        if (candidate.isBound()) {
            counted++;
        } else {
            unbound++;
        }
    }

    private boolean isCrowded(Candidate candidate) {
        int wide = 0;
        int narrow = 0;
        for (Candidate member : members) { // A few dozen at most: quicker than counting in a map.
            wide += member.wide() == candidate.wide() ? 1 : 0;
            narrow += member.narrow() == candidate.narrow() ? 1 : 0;
        }
        return wide >= LookupLimits.MAX_WIDE || narrow >= LookupLimits.MAX_NARROW;
    }
}
