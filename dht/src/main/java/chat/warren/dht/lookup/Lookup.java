package chat.warren.dht.lookup;

import chat.warren.dht.bencode.ByteString;
import chat.warren.dht.lookup.Candidate.State;
import chat.warren.dht.wire.Contact;
import chat.warren.dht.wire.Id;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * One walk towards a target, on disjoint paths: what is learned on a path is asked on that path, so a liar's friends
 * stay where the liar was met. It ends when on every path, and among all together, the closest have answered.
 *
 * <p>Give it what {@link #next} asked for has led to, and ask {@code next} again until it answers null. Not
 * thread-safe.
 */
public final class Lookup {
    private final Id target;
    private final LookupLimits limits;
    private final Landscape landscape;
    private final TreeSet<Candidate> closest;
    private final Map<Id, Candidate> byId = new HashMap<>();
    private final int[] asking;
    private final int[] answers;
    private int asked;
    private int late;

    public Lookup(Id target, LookupLimits limits, Landscape landscape) {
        this.target = target;
        this.limits = limits;
        this.landscape = landscape;
        this.closest = new TreeSet<>(
                (a, b) -> target.compareDistance(a.contact().id(), b.contact().id()));
        this.asking = new int[limits.paths()];
        this.answers = new int[limits.paths()];
    }

    public Id target() {
        return target;
    }

    /** Those we know already are dealt out among the paths; give them closest first. */
    public void start(Contact contact, Duration roundTrip) {
        add(contact, byId.size() % limits.paths(), roundTrip);
    }

    /** Whom to ask now; null when enough are being asked, or none is left worth asking. */
    public @Nullable Candidate next() {
        int busy = 0;
        for (int count : asking) {
            busy += count;
        }
        if (busy >= Math.max(limits.tempo().alphaAtTheEnd(), limits.alphaWhenLate())
                || asked >= LookupLimits.MAX_ASKED) {
            return null;
        }
        Candidate chosen = nextOnSomePath();
        if (chosen == null) {
            chosen = bestOf(front(closest, limits.width()).members());
        }
        if (chosen == null || busy >= allowed(chosen)) {
            return null;
        }
        chosen.moveTo(State.ASKED);
        asking[chosen.path()]++;
        asked++;
        return chosen;
    }

    /** On the way, few at a time; those at the end have to be asked in any case, so nothing is wasted by hurrying. */
    private int allowed(Candidate chosen) {
        double radius = landscape.size().radiusOf(limits.width());
        boolean atTheEnd = radius > 0 && target.distanceShare(chosen.contact().id()) <= radius;
        int onTheWay = Math.min(limits.alphaWhenLate(), limits.alpha() + late);
        return atTheEnd ? Math.max(onTheWay, limits.tempo().alphaAtTheEnd()) : onTheWay;
    }

    /** Also for answers that come late: what they name is as good as ever. */
    public void answered(Candidate candidate, @Nullable ByteString token, OptionalLong stored, List<Contact> learned) {
        settle(candidate, State.ANSWERED);
        candidate.gave(token, stored);
        answers[candidate.path()]++;
        int taken = 0;
        for (Contact contact : learned) {
            if (taken++ < LookupLimits.MAX_LEARNED_AT_ONCE) {
                InetSocketAddress address = contact.address();
                add(contact, candidate.path(), landscape.roundTrips().expected(address.getAddress()));
            }
        }
    }

    /** It is slower than expected: somebody else is asked beside it. */
    public void late(Candidate candidate) {
        settle(candidate, State.LATE);
        late++;
    }

    public void lost(Candidate candidate) {
        settle(candidate, State.LOST);
    }

    public boolean isDone() {
        if (asked >= LookupLimits.MAX_ASKED) {
            for (int count : asking) {
                if (count > 0) {
                    return false;
                }
            }
            return true;
        }
        for (int path = 0; path < limits.paths(); path++) {
            if (!pathIsDone(path)) {
                return false;
            }
        }
        return front(closest, limits.width()).isAnswered();
    }

    /** The closest that have answered and may store, closest first. */
    public List<Candidate> result(int count) {
        List<Candidate> answered = new ArrayList<>();
        for (Candidate candidate :
                front(closest, Math.max(count, limits.width())).members()) {
            if (candidate.state() == State.ANSWERED && candidate.isBound() && answered.size() < count) {
                answered.add(candidate);
            }
        }
        return answered;
    }

    /** Everyone who answered and may store, closest first: more than {@link #result}, for when some of those fail. */
    public List<Candidate> everyone() {
        List<Candidate> answered = new ArrayList<>();
        for (Candidate candidate : closest) {
            if (candidate.state() == State.ANSWERED && candidate.isBound()) {
                answered.add(candidate);
            }
        }
        return answered;
    }

    /** Whether an item may be stored at this one, which has answered. */
    public boolean mayStore(Candidate candidate) {
        return candidate.isBound() && front(closest, limits.width()).members().contains(candidate);
    }

    public int asked() {
        return asked;
    }

    /** Whether this one is close enough that it may hold what we look for, as far as we can tell. */
    public boolean mayHold(Candidate candidate) {
        double radius = landscape.size().radiusOf(2 * limits.width());
        return radius == 0 || target.distanceShare(candidate.contact().id()) <= radius;
    }

    private void add(Contact contact, int path, Duration expected) {
        if (byId.containsKey(contact.id())) {
            return; // Whoever named it first has it on their path.
        }
        Candidate candidate = new Candidate(contact, path, expected);
        byId.put(contact.id(), candidate);
        closest.add(candidate);
        if (closest.size() > LookupLimits.MAX_CANDIDATES && closest.last().state() == State.KNOWN) {
            byId.remove(closest.removeLast().contact().id());
        }
    }

    private void settle(Candidate candidate, State state) {
        if (candidate.state() == State.ASKED) {
            asking[candidate.path()]--;
        } else if (candidate.state() == State.LATE) {
            late--;
        }
        candidate.moveTo(state);
    }

    private @Nullable Candidate nextOnSomePath() {
        // The path that is behind goes first: the slowest one decides when all are done.
        int chosen = -1;
        for (int path = 0; path < limits.paths(); path++) {
            if (pathIsDone(path) || unaskedOn(path).isEmpty()) {
                continue;
            }
            if (chosen < 0 || weight(path) < weight(chosen)) {
                chosen = path;
            }
        }
        return chosen < 0 ? null : bestOf(unaskedOn(chosen));
    }

    private int weight(int path) {
        return LookupLimits.MAX_ASKED * asking[path] + answers[path];
    }

    private boolean pathIsDone(int path) {
        return limits.paths() == 1 || front(onPath(path), limits.widthOfPath()).isAnswered();
    }

    private List<Candidate> unaskedOn(int path) {
        Front front = front(
                onPath(path), Math.max(limits.widthOfPath(), limits.tempo().choice()));
        return front.members().stream()
                .filter(member -> member.state() == State.KNOWN)
                .toList();
    }

    private List<Candidate> onPath(int path) {
        List<Candidate> members = new ArrayList<>();
        for (Candidate candidate : closest) {
            if (candidate.path() == path) {
                members.add(candidate);
            }
        }
        return members;
    }

    private Front front(Iterable<Candidate> inOrder, int width) {
        double expected = landscape.size().radiusOf(limits.width());
        Front front = Front.of(inOrder, width, target, 0);
        List<Candidate> members = front.members();
        if (expected == 0 || !front.isFull() || width < limits.width()) {
            return front;
        }
        double found = target.distanceShare(members.getLast().contact().id());
        return found * LookupLimits.SUSPICIOUS_DENSITY < expected ? Front.of(inOrder, width, target, expected) : front;
    }

    /**
     * The candidate that probably brings us to the target soonest: its own round trip, and a typical one for every hop
     * that it lags behind the closest. Inside the circle of likely holders nobody lags.
     */
    private @Nullable Candidate bestOf(List<Candidate> candidates) {
        double radius = landscape.size().radiusOf(LookupLimits.LIKELY_HOLDERS);
        double hopNanos = landscape.roundTrips().median().toNanos();
        double closestShare = -1;
        double bestCost = Double.MAX_VALUE;
        int choice = 0;
        Candidate best = null;
        for (Candidate candidate : candidates) {
            if (candidate.state() != State.KNOWN || choice >= limits.tempo().choice()) {
                continue;
            }
            choice++;
            double share =
                    Math.max(radius, target.distanceShare(candidate.contact().id()) + Double.MIN_NORMAL);
            if (closestShare < 0) {
                closestShare = share;
            }
            double hops = Math.log(share / closestShare) / Math.log(2) / LookupLimits.BITS_PER_HOP;
            double cost = candidate.expected().toNanos() + hops * hopNanos;
            if (cost < bestCost) {
                bestCost = cost;
                best = candidate;
            }
        }
        return best;
    }
}
