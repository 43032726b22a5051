package chat.warren.dht.routing;

import chat.warren.dht.recent.RecentNumbers;
import chat.warren.dht.wire.Contact;
import chat.warren.dht.wire.Id;
import java.net.InetAddress;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;

/** The contacts of one node in one network and one family, in a bucket for each length of common prefix. */
public final class RoutingTable {
    /** More than the entries of all buckets together, so that none is ever forgotten. */
    private static final int MAX_OPERATORS = 16_384;

    private final Id own;
    private final TableLimits limits;
    private final RandomGenerator random;
    private final List<Bucket> buckets = new ArrayList<>();
    /** Entries for each wide neighbourhood. */
    private final RecentNumbers operators = new RecentNumbers(MAX_OPERATORS);

    private final Map<Id, Entry> byId = new HashMap<>();
    /** How many have failed since they answered. */
    private int doubted;

    public RoutingTable(Id own, TableLimits limits, RandomGenerator random) {
        this.own = own;
        this.limits = limits;
        this.random = random;
    }

    public Id own() {
        return own;
    }

    public int size() {
        return byId.size();
    }

    /** Those of them who are named to others: what a network consists of for us. */
    public int good() {
        return byId.size() - doubted;
    }

    /** The deepest bucket that has an entry, or -1. */
    public int depth() {
        for (int i = buckets.size() - 1; i >= 0; i--) {
            if (!buckets.get(i).entries().isEmpty()) {
                return i;
            }
        }
        return -1;
    }

    public boolean isFull(int bucket) {
        return bucket < buckets.size() && buckets.get(bucket).isFull();
    }

    public @Nullable Entry find(Contact contact) {
        Entry entry = byId.get(contact.id());
        return entry != null && entry.contact().address().equals(contact.address()) ? entry : null;
    }

    /** Whether verifying this contact can lead to anything: it is new, and there is a place for its kind. */
    public boolean wants(Contact contact) {
        if (byId.containsKey(contact.id()) || contact.id().equals(own) || !admitsOperator(contact)) {
            return false;
        }
        Bucket bucket = bucket(contact.id());
        return bucket.admits(contact.address().getAddress())
                && (!bucket.isFull() || !bucket.hasSpareAt(contact.address()));
    }

    /** The node answered a query of ours from this address: the only way into the table. */
    public void answered(Contact contact, Duration roundTrip, Instant now) {
        if (contact.id().equals(own)) {
            return;
        }
        Bucket bucket = bucket(contact.id());
        Entry known = byId.get(contact.id());
        if (known != null) {
            // The same id from elsewhere: the one we have is alive or will fail by itself, and nobody takes its place.
            if (known.contact().address().equals(contact.address())) {
                doubted -= known.isGood() ? 0 : 1;
                known.answered(roundTrip, now);
            }
            return;
        }
        Entry entry = new Entry(contact, roundTrip, now);
        if (!bucket.isFull()) {
            addIfAdmitted(bucket, entry);
            return;
        }
        Entry displaced = bucket.displacedBy(roundTrip, now);
        if (displaced != null && bucket.admits(contact.address().getAddress()) && admitsOperator(contact)) {
            remove(bucket, displaced);
            addIfAdmitted(bucket, entry);
            bucket.spare(displaced, random);
        } else if (!bucket.hasSpareAt(contact.address())) {
            bucket.spare(entry, random);
        }
    }

    /** From the table of an id that was ours before: it keeps its times. Who failed there begins anew as others do. */
    public void adopt(Entry entry) {
        Contact contact = entry.contact();
        if (!entry.isGood() || contact.id().equals(own) || byId.containsKey(contact.id())) {
            return;
        }
        Bucket bucket = bucket(contact.id());
        if (!bucket.isFull()) {
            addIfAdmitted(bucket, entry);
        } else if (!bucket.hasSpareAt(contact.address())) {
            bucket.spare(entry, random);
        }
    }

    /**
     * The node did not answer in time. It is asked once more after {@link TableLimits#ONCE_MORE}, and then it goes and
     * a spare takes its place.
     */
    public void failed(Contact contact, Instant now) {
        Entry entry = find(contact);
        if (entry == null) {
            return;
        }
        boolean wasGood = entry.isGood();
        Bucket bucket = bucket(contact.id());
        if (!entry.failed()) {
            doubted += wasGood ? 1 : 0;
            entry.tried(now.plus(TableLimits.ONCE_MORE).minus(verifyAfter(contact.id())));
            return;
        }
        remove(bucket, entry);
        Entry spare = bucket.takeSpare(random, now);
        if (spare != null) {
            addIfAdmitted(bucket, spare);
        }
    }

    private Duration verifyAfter(Id id) {
        return limits.verifyAfter(own.commonPrefix(id));
    }

    /** The good contacts closest to a target, closest first. */
    public List<Contact> closest(Id target, int count) {
        return closestEntries(target, count).stream().map(Entry::contact).toList();
    }

    public List<Entry> closestEntries(Id target, int count) {
        ClosestFirst<Entry> closest =
                new ClosestFirst<>(target, count, entry -> entry.contact().id());
        int prefix = Math.min(own.commonPrefix(target), buckets.size());
        // What shares more bits with the target than we do lies in its own bucket; then come all deeper ones, which
        // share as many as we do; then the others, each farther than the one before.
        offer(prefix, closest);
        if (!closest.isFull()) {
            for (int i = prefix + 1; i < buckets.size(); i++) {
                offer(i, closest);
            }
        }
        for (int i = prefix - 1; i >= 0 && !closest.isFull(); i--) {
            offer(i, closest);
        }
        return closest.toList();
    }

    /** Those who were not tried for too long, the longest waiting first; they count as tried now. */
    public List<Contact> dueForVerification(Instant now, int count) {
        List<Entry> due = new ArrayList<>();
        forEachDue(now, due::add);
        due.sort((a, b) -> Long.compare(a.triedMillis(), b.triedMillis()));
        List<Contact> chosen = new ArrayList<>();
        for (Entry entry : due.subList(0, Math.min(count, due.size()))) {
            entry.tried(now);
            chosen.add(entry.contact());
        }
        return chosen;
    }

    /** When the next verification falls due; the far future for an empty table. */
    public Instant nextVerification() {
        long next = Long.MAX_VALUE;
        for (int i = 0; i < buckets.size(); i++) {
            long wait = limits.verifyAfter(i).toMillis();
            for (Entry entry : buckets.get(i).entries()) {
                next = Math.min(next, entry.triedMillis() + wait);
            }
        }
        return next == Long.MAX_VALUE ? Instant.MAX : Instant.ofEpochMilli(next);
    }

    public void forEach(Consumer<Entry> visitor) {
        buckets.forEach(bucket -> bucket.entries().forEach(visitor));
    }

    private void forEachDue(Instant now, Consumer<Entry> visitor) {
        for (int i = 0; i < buckets.size(); i++) {
            long limit = now.minus(limits.verifyAfter(i)).toEpochMilli();
            for (Entry entry : buckets.get(i).entries()) {
                if (entry.triedMillis() <= limit) {
                    visitor.accept(entry);
                }
            }
        }
    }

    private void offer(int index, ClosestFirst<Entry> closest) {
        if (index < buckets.size()) {
            for (Entry entry : buckets.get(index).entries()) {
                if (entry.isGood()) {
                    closest.offer(entry);
                }
            }
        }
    }

    private Bucket bucket(Id id) {
        int prefix = own.commonPrefix(id);
        while (buckets.size() <= prefix) {
            buckets.add(new Bucket(limits.width(buckets.size()), limits.randomShare()));
        }
        return buckets.get(prefix);
    }

    private boolean admitsOperator(Contact contact) {
        InetAddress address = contact.address().getAddress();
        return AddressGroup.isLocal(address)
                || operators.get(AddressGroup.wide(address), 0) < TableLimits.MAX_WIDE_PER_TABLE;
    }

    private void addIfAdmitted(Bucket bucket, Entry entry) {
        InetAddress address = entry.contact().address().getAddress();
        if (bucket.admits(address) && admitsOperator(entry.contact())) {
            bucket.entries().add(entry);
            operators.put(entry.wide(), operators.get(entry.wide(), 0) + 1);
            byId.put(entry.contact().id(), entry);
            doubted += entry.isGood() ? 0 : 1;
        }
    }

    private void remove(Bucket bucket, Entry entry) {
        bucket.entries().remove(entry);
        doubted -= entry.isGood() ? 0 : 1;
        long left = operators.get(entry.wide(), 1) - 1;
        if (left == 0) {
            operators.remove(entry.wide());
        } else {
            operators.put(entry.wide(), left);
        }
        byId.remove(entry.contact().id());
    }
}
