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
import java.util.Objects;
import java.util.OptionalLong;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * One walk towards a target, on disjoint paths: what is learned on a path is asked on that path, so a liar's friends
 * stay where the liar was met. It ends when the closest of all have answered, and either they sit as dense as the
 * network's size lets expect or on every path its own closest have answered as well.
 *
 * <p>Give it what {@link #next} asked for has led to, and ask {@code next} again until it answers null. Not
 * thread-safe.
 */
public final class Lookup {
    private final Id target;
    private final LookupLimits limits;
    private final Landscape landscape;
    private final Ranking all;
    private final List<Ranking> paths = new ArrayList<>();
    private final Map<Id, Candidate> byId = new HashMap<>();
    private final int[] asking;
    private final int[] answers;
    private int asked;
    private int late;
    private int empty;

    public Lookup(Id target, LookupLimits limits, Landscape landscape) {
        this.target = target;
        this.limits = limits;
        this.landscape = landscape;
        this.all = new Ranking(target);
        for (int path = 0; path < limits.paths(); path++) {
            paths.add(new Ranking(target));
        }
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

    /**
     * Somebody was asked at an address alone, before anybody was known, and said who they are: null if known by now.
     */
    public @Nullable Candidate met(Contact contact, Duration roundTrip) {
        if (byId.containsKey(contact.id())) {
            return null;
        }
        start(contact, roundTrip);
        Candidate candidate = Objects.requireNonNull(byId.get(contact.id()));
        move(candidate, State.ASKED);
        asking[candidate.path()]++;
        asked++;
        return candidate;
    }

    /** Whom to ask now; null when enough are being asked, or none is left worth asking. */
    public @Nullable Candidate next() {
        int busy = busy();
        if (busy >= Math.max(limits.width(), limits.alphaWhenLate()) || asked >= LookupLimits.MAX_ASKED) {
            return null;
        }
        Front front = front();
        if (front.isAsked() && isAsDenseAsExpected(front)) {
            return null; // These answers decide. When one does not come, somebody else is among the closest.
        }
        double circle = circle(front);
        Candidate chosen = nextOnSomePath(circle);
        if (chosen == null || chosen.share() > circle) {
            Candidate atTheEnd = bestOf(front.members(), circle);
            chosen = chosen == null || (atTheEnd != null && atTheEnd.share() <= circle) ? atTheEnd : chosen;
        }
        if (chosen == null || busy >= allowed(chosen, circle)) {
            return null;
        }
        move(chosen, State.ASKED);
        asking[chosen.path()]++;
        asked++;
        return chosen;
    }

    /** Whoever is as near as this has to be asked in any case. */
    private double circle(Front front) {
        double expected = expectedRadius();
        return isAsDenseAsExpected(front) ? Math.max(expected, front.radius()) : expected;
    }

    /**
     * On the way, few at a time. Those at the end have to be asked in any case, so nothing is wasted by hurrying;
     * unless one of them has what we look for, which the first few would know.
     */
    private int allowed(Candidate chosen, double circle) {
        int onTheWay = Math.min(limits.alphaWhenLate(), limits.alpha() + late);
        if (chosen.share() > circle) {
            return onTheWay;
        }
        return Math.max(
                onTheWay,
                empty >= LookupLimits.EMPTY_TO_HURRY
                        ? limits.width()
                        : limits.tempo().alphaAtTheEnd());
    }

    /** Also for answers that come late: what they name is as good as ever. */
    public void answered(Candidate candidate, @Nullable ByteString token, OptionalLong stored, List<Contact> learned) {
        settle(candidate, State.ANSWERED);
        candidate.gave(token, stored);
        answers[candidate.path()]++;
        empty += stored.isEmpty() && candidate.share() <= expectedRadius() ? 1 : 0;
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
            return busy() == 0;
        }
        if (late > IntStream.of(answers).sum()) {
            return false; // Most are late: it is our own machine or line that stalls, and the answers are on their way.
        }
        Front front = front();
        if (!front.isAnswered()) {
            return false;
        }
        boolean done = true;
        for (int path = 0; path < limits.paths() && done; path++) {
            done = pathIsDone(path);
        }
        return done || isAsDenseAsExpected(front);
    }

    /** The closest that have answered and may store, closest first. */
    public List<Candidate> result(int count) {
        List<Candidate> answered = new ArrayList<>();
        Front front = count <= limits.width() ? front() : Front.of(all.inOrder(), count, expectedRadius());
        for (Candidate candidate : front.members()) {
            if (candidate.state() == State.ANSWERED && candidate.isBound() && answered.size() < count) {
                answered.add(candidate);
            }
        }
        return answered;
    }

    /** Everyone who answered and may store, closest first: more than {@link #result}, for when some of those fail. */
    public List<Candidate> everyone() {
        List<Candidate> answered = new ArrayList<>();
        for (Candidate candidate : all.inOrder()) {
            if (candidate.state() == State.ANSWERED && candidate.isBound()) {
                answered.add(candidate);
            }
        }
        return answered;
    }

    /** Whether an item may be stored at this one, which has answered. */
    public boolean mayStore(Candidate candidate) {
        return candidate.isBound() && front().members().contains(candidate);
    }

    public int asked() {
        return asked;
    }

    /** Whether this one is close enough that it may hold what we look for, as far as we can tell. */
    public boolean mayHold(Candidate candidate) {
        double radius = landscape.size().radiusOf(2 * limits.width());
        return radius == 0 || candidate.share() <= radius;
    }

    private void add(Contact contact, int path, Duration expected) {
        if (byId.containsKey(contact.id())) {
            return; // Whoever named it first has it on their path.
        }
        Candidate candidate = new Candidate(contact, path, expected, target.distanceShare(contact.id()));
        byId.put(contact.id(), candidate);
        all.add(candidate);
        paths.get(path).add(candidate);
        if (byId.size() > LookupLimits.MAX_CANDIDATES) {
            Candidate farthest = all.inOrder().getLast();
            if (farthest.state() == State.KNOWN) {
                byId.remove(farthest.contact().id());
                all.remove(farthest);
                paths.get(farthest.path()).remove(farthest);
            }
        }
    }

    private void settle(Candidate candidate, State state) {
        if (candidate.state() == State.ASKED) {
            asking[candidate.path()]--;
        } else if (candidate.state() == State.LATE) {
            late--;
        }
        move(candidate, state);
    }

    private void move(Candidate candidate, State state) {
        candidate.moveTo(state);
        all.changed();
        paths.get(candidate.path()).changed();
    }

    private int busy() {
        int busy = 0;
        for (int count : asking) {
            busy += count;
        }
        return busy;
    }

    private double expectedRadius() {
        return landscape.size().radiusOf(limits.width());
    }

    private Front front() {
        return all.front(limits.width(), expectedRadius());
    }

    private boolean isAsDenseAsExpected(Front front) {
        double expected = expectedRadius();
        return expected > 0
                && front.isFull()
                && front.radius() <= LookupLimits.MOST_SPARSE * expected
                && front.radius() >= LookupLimits.MOST_DENSE * expected;
    }

    private @Nullable Candidate nextOnSomePath(double circle) {
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
        return chosen < 0 ? null : bestOf(unaskedOn(chosen), circle);
    }

    private int weight(int path) {
        return LookupLimits.MAX_ASKED * asking[path] + answers[path];
    }

    /** On one path alone the closest of all decide, which are the same. */
    private boolean pathIsDone(int path) {
        if (limits.paths() == 1) {
            return true;
        }
        int counted = 0;
        for (Candidate member : frontOf(path).members()) {
            if (counted < limits.widthOfPath() && (member.state() == State.KNOWN || member.state() == State.ASKED)) {
                return false;
            }
            counted += member.isBound() ? 1 : 0;
        }
        return true;
    }

    /** Somewhat more than have to answer on a path, to choose from. */
    private Front frontOf(int path) {
        int width = Math.max(limits.widthOfPath(), limits.tempo().choice());
        return paths.get(path).front(width, 0);
    }

    private List<Candidate> unaskedOn(int path) {
        List<Candidate> unasked = new ArrayList<>();
        for (Candidate member : frontOf(path).members()) {
            if (member.state() == State.KNOWN) {
                unasked.add(member);
            }
        }
        return unasked;
    }

    /**
     * The candidate that probably brings us to the target soonest: its own round trip, and a typical one for every hop
     * that it lags behind the closest. Inside the circle of likely holders nobody lags; who is outside the given circle
     * is asked when nobody inside is left.
     */
    private @Nullable Candidate bestOf(List<Candidate> candidates, double circle) {
        double radius = landscape.size().radiusOf(LookupLimits.LIKELY_HOLDERS);
        double hopNanos = landscape.roundTrips().median().toNanos();
        double closest = Double.MAX_VALUE;
        double closestShare = -1;
        double bestCost = Double.MAX_VALUE;
        int choice = 0;
        Candidate best = null;
        for (Candidate candidate : candidates) {
            if (candidate.state() != State.KNOWN || choice >= limits.tempo().choice()) {
                continue;
            }
            if (best != null && closest <= circle && candidate.share() > circle) {
                break; // At the end nobody else shows the way any more.
            }
            choice++;
            double share = Math.max(radius, candidate.share() + Double.MIN_NORMAL);
            if (closestShare < 0) {
                closestShare = share;
                closest = candidate.share();
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
