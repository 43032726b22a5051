package chat.warren.dht.engine;

import chat.warren.dht.call.Call;
import chat.warren.dht.call.Reaction;
import chat.warren.dht.routing.RoutingTable;
import chat.warren.dht.routing.TableLimits;
import chat.warren.dht.wire.Answer;
import chat.warren.dht.wire.Contact;
import chat.warren.dht.wire.Id;
import chat.warren.dht.wire.Query;
import chat.warren.dht.wire.Want;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/**
 * Keeps the table true: joins the network, looks at contacts that are new or were not heard of for long, and searches
 * for nodes where the table has gaps.
 */
final class Upkeep {
    /** New contacts wait here; in a lookup hundreds are named, and the latest are as good as any. */
    private static final int MAX_WAITING = 128;

    /** Those of invites, friends and the LAN together; more would only be a list of strangers. */
    private static final int MAX_BOOTSTRAP = 64;

    /** How many bootstrap addresses are asked at once. */
    private static final int BOOTSTRAP_AT_ONCE = 8;

    /** Fewer contacts than this are a network lost rather than a small one. */
    private static final int FEW_CONTACTS = 4;

    private static final Duration CHORES = Duration.ofSeconds(1);
    private static final Duration FIRST_RETRY = Duration.ofSeconds(2);

    /** A laptop that was opened in a train tries again within five minutes. */
    private static final Duration LAST_RETRY = Duration.ofMinutes(5);

    /** While the table is young it is filled quickly; later one search in five minutes costs 40 bytes a second. */
    private static final Duration REFRESH_YOUNG = Duration.ofSeconds(15);

    private static final Duration REFRESH = Duration.ofMinutes(5);
    private static final Duration YOUTH = Duration.ofMinutes(5);
    private static final Duration EXPIRY = Duration.ofMinutes(1);

    private final Node node;
    private final double verificationsPerSecond;
    private final Set<Contact> waiting = new LinkedHashSet<>();
    private final Set<InetSocketAddress> bootstrap = new LinkedHashSet<>();
    private final Instant started;
    private Instant nextChores;
    private Instant nextBootstrap;
    private Instant nextRefresh;
    private Instant nextExpiry;
    private Instant nextVerification;
    private Duration retry = FIRST_RETRY;
    private double allowance;
    private int joining = -1; // The bucket to search next while joining; -1 when not.
    private boolean searching;
    private boolean joined;

    Upkeep(Node node, TrafficLimits traffic, Instant now) {
        this.node = node;
        this.verificationsPerSecond = traffic.verificationsPerSecond();
        this.started = now;
        this.nextChores = now;
        this.nextBootstrap = now;
        this.nextRefresh = now.plus(REFRESH_YOUNG);
        this.nextExpiry = now.plus(EXPIRY);
        this.nextVerification = now;
        this.allowance = 2 * verificationsPerSecond;
    }

    /** Addresses at which nodes may be: asked while we know too few. */
    void bootstrap(List<InetSocketAddress> addresses, Instant now) {
        for (InetSocketAddress address : addresses) {
            if (bootstrap.size() < MAX_BOOTSTRAP) {
                bootstrap.add(address);
            }
        }
        retry = FIRST_RETRY;
        nextBootstrap = now;
        nextChores = now; // Somebody waits for the network.
    }

    /** Where to knock for whoever cannot wait until the table has somebody: those not asked for longest come first. */
    List<InetSocketAddress> doors(int count) {
        return bootstrap.stream().limit(count).toList();
    }

    /** Contacts of an earlier run: asked like others, but at once. */
    void restore(List<Contact> contacts, Instant now) {
        for (Contact contact : contacts) {
            if (node.hasRoomForCalls()) {
                verify(contact, now);
            }
        }
    }

    /** Somebody sent us a query: they may be worth a place in the table. */
    void heard(Contact contact, Instant now) {
        if (waiting.size() < MAX_WAITING && node.table().wants(contact)) {
            waiting.add(contact);
        }
    }

    /** An answer named these. */
    void learned(List<Contact> contacts, Instant now) {
        for (Contact contact : contacts) {
            heard(contact, now);
        }
    }

    /** Asks a node whether it is there; while we are at it, for its neighbours. */
    void verify(Contact contact, Instant now) {
        RoutingTable table = node.table();
        int bucket = table.own().commonPrefix(contact.id());
        Query query = bucket < Id.BITS && !table.isFull(bucket)
                ? new Query.FindNode(table.own().randomInBucket(bucket, node.random()), Want.DEFAULT)
                : new Query.Ping();
        node.ask(contact, query, 0, new Ignored(), now);
    }

    /** Somebody in the table did not answer, and is asked once more. */
    void failed(Instant now) {
        nextVerification = earlier(nextVerification, now.plus(TableLimits.ONCE_MORE));
    }

    /** A search has just been done for somebody: it filled the table as a refresh would have. */
    void searched(Instant now) {
        if (joined && Duration.between(started, now).compareTo(YOUTH) > 0) {
            nextRefresh = now.plus(jittered(REFRESH));
        }
    }

    /** Our id is another: the neighbourhood has to be found again. */
    void moved(Instant now) {
        joining = -1;
        joined = false;
        nextRefresh = now;
    }

    /** Something answered: if that is the first contact, the way into the network is open. */
    void answered(Instant now) {
        if (!joined && !searching && joining < 0 && node.table().size() > 0) {
            searchAround(node.table().own(), now);
        }
    }

    void advanceTo(Instant now) {
        if (now.isBefore(nextChores)) {
            return;
        }
        allowance = Math.min(
                TrafficLimits.BURST_SECONDS * verificationsPerSecond,
                allowance
                        + verificationsPerSecond
                                * Duration.between(nextChores, now).plus(CHORES).toMillis()
                                / 1000);
        nextChores = now.plus(CHORES);
        bootstrapIfDue(now);
        verifyIfDue(now);
        refreshIfDue(now);
        if (!now.isBefore(nextExpiry)) {
            nextExpiry = now.plus(EXPIRY);
            node.responder().expire(now);
        }
    }

    /** A node that has nothing to do sleeps until something is due. */
    Instant deadline() {
        if (!waiting.isEmpty()) {
            return nextChores;
        }
        Instant due = earlier(nextExpiry, earlier(nextVerification, nextRefresh));
        if (!bootstrap.isEmpty() && node.table().good() < FEW_CONTACTS) {
            due = earlier(due, nextBootstrap);
        }
        return due.isBefore(nextChores) ? nextChores : due;
    }

    private void bootstrapIfDue(Instant now) {
        if (bootstrap.isEmpty() || node.table().good() >= FEW_CONTACTS || now.isBefore(nextBootstrap)) {
            return;
        }
        nextBootstrap = now.plus(jittered(retry));
        retry = retry.multipliedBy(2).compareTo(LAST_RETRY) > 0 ? LAST_RETRY : retry.multipliedBy(2);
        int asked = 0;
        for (InetSocketAddress address : List.copyOf(bootstrap)) {
            if (asked++ < BOOTSTRAP_AT_ONCE && node.hasRoomForCalls()) {
                // Those asked go to the end of the queue, so that all get their turn.
                bootstrap.remove(address);
                bootstrap.add(address);
                node.ask(address, new Query.FindNode(node.table().own(), Want.BOTH), 0, new Ignored(), now);
            }
        }
    }

    private void verifyIfDue(Instant now) {
        if (!now.isBefore(nextVerification)) {
            List<Contact> due = node.table().dueForVerification(now, (int) Math.ceil(verificationsPerSecond));
            due.forEach(contact -> verify(contact, now));
            allowance -= due.size();
            Instant next = node.table().nextVerification();
            Instant soonest = now.plus(CHORES);
            nextVerification = next.isBefore(soonest) ? soonest : earlier(next, now.plus(REFRESH));
        }
        while (allowance >= 1 && !waiting.isEmpty() && node.hasRoomForCalls()) {
            Contact contact = waiting.iterator().next();
            waiting.remove(contact);
            if (node.table().wants(contact)) { // Others of its kind may have come in the meantime.
                allowance--;
                verify(contact, now);
            }
        }
    }

    private void refreshIfDue(Instant now) {
        if (now.isBefore(nextRefresh)) {
            return;
        }
        boolean young = Duration.between(started, now).compareTo(YOUTH) < 0;
        nextRefresh = now.plus(jittered(young ? REFRESH_YOUNG : REFRESH));
        RoutingTable table = node.table();
        if (!searching && table.size() > 0) {
            int deepest = table.depth() + 1;
            int bucket = node.random().nextInt(deepest + 1);
            // Mostly the own neighbourhood, which decides what is stored here, and the gaps.
            boolean own = bucket == deepest || table.isFull(bucket);
            searchAround(own ? table.own() : table.own().randomInBucket(bucket, node.random()), now);
        }
    }

    private void searchAround(Id target, Instant now) {
        searching = true;
        Operation operation = new Operation(0, target, new Outbox());
        node.search(new Goal.Nodes(target, Want.DEFAULT), operation, this::searchEnded, now)
                .begin(now);
    }

    private void searchEnded(Search search, Instant now) {
        searching = false;
        List<Contact> closest = search.closest(node.config().lookup().width());
        node.landscape().size().sample(search.goal().target(), closest);
        if (!joined && joining < 0) {
            // The walk found our neighbours; now one walk into each bucket between them and the rest of the world.
            joining = Math.max(0, node.table().depth());
        }
        if (joining > 0) {
            joining--;
            searchAround(node.table().own().randomInBucket(joining, node.random()), now);
        } else if (!joined) {
            joined = true;
            node.outbox()
                    .happened(new Event.Joined(
                            node.network().id(), node.family(), node.table().size()));
        }
    }

    private Duration jittered(Duration duration) {
        // Four fifths to six fifths: nodes that started together shall not go on together.
        return duration.multipliedBy(80 + node.random().nextInt(41)).dividedBy(100);
    }

    private static Instant earlier(Instant a, Instant b) {
        return a.isBefore(b) ? a : b;
    }

    /** The table has learned what there was to learn. */
    private static final class Ignored implements Reaction {
        @Override
        public void answered(Call call, Answer answer, Instant now) {}

        @Override
        public void lost(Call call, Instant now) {}
    }
}
