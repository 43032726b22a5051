package chat.warren.node.running;

import chat.warren.dht.rendezvous.PairId;
import chat.warren.node.nat.LifetimeSearch;
import chat.warren.node.nat.Mapping;
import chat.warren.node.path.PathConfig;
import chat.warren.node.path.Route;
import chat.warren.node.probe.Probe;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * How long the routers in front of us remember whom we wrote to. A friend to whom everybody may write is asked for late
 * answers to a socket that is used for nothing else; what is found out paces the signs of life on all paths.
 */
final class RouterMemory {
    /** Whose the spare socket is: friends' pairs are counted up from 1, and those with new devices down from -1. */
    private static final PairId OWN = new PairId(Long.MIN_VALUE);

    private static final int SPARE = 1;
    /** Until the first search: paths to friends are more urgent, and the network may be a train's. */
    private static final Duration SETTLING = Duration.ofMinutes(1);
    /** Whether a friend answers to another port of ours at all is known within this time. */
    private static final Duration FIRST_ANSWER = Duration.ofSeconds(5);
    /** Who helps is asked again so much later, if she went away in the middle of it. */
    private static final Duration AGAIN = Duration.ofMinutes(10);

    /** Where nothing translates and nothing filters, or a router has promised, there is nothing to forget. */
    private static final Duration FOR_EVER = Duration.ofHours(1);

    private final Means means;
    private final Standpoint standpoint;
    private PathConfig config = PathConfig.DEFAULT;
    private Instant settled;
    private Instant due;
    private boolean found;
    private boolean promised;
    private @Nullable Search search;

    /** One search, with one friend's help. */
    private static final class Search {
        final PairId helper;
        final InetSocketAddress there;
        final long greeting;

        @Nullable LifetimeSearch engine;

        Search(PairId helper, InetSocketAddress there, long greeting) {
            this.helper = helper;
            this.there = there;
            this.greeting = greeting;
        }
    }

    RouterMemory(Means means, Standpoint standpoint, Instant now) {
        this.means = means;
        this.standpoint = standpoint;
        this.settled = now.plus(SETTLING);
        this.due = settled;
    }

    /** We may be behind other routers now. */
    void networkChanged(Instant now) {
        end();
        found = false;
        promised = false;
        is(PathConfig.DEFAULT);
        settled = now.plus(SETTLING);
        due = settled;
    }

    /** How often paths are kept open, as far as is known. */
    PathConfig config() {
        return config;
    }

    /** Whether what came to this socket is an answer to us, and no friend's business. */
    boolean owns(int socket) {
        return socket != Outlet.MAIN && means.spares().numberFor(OWN, socket).isPresent();
    }

    void answered(Probe.Pong pong, Instant now) {
        if (search == null) {
            return;
        }
        if (pong.transaction() == search.greeting && search.engine == null) {
            search.engine = new LifetimeSearch(means.around().random());
        } else if (search.engine != null) {
            search.engine.answered(pong.transaction(), now);
        }
    }

    /** Does what is due. */
    void advance(List<Counterpart> friends, Instant now) {
        if (promised != standpoint.isPassedOn(now) && !now.isBefore(settled)) {
            promised = !promised;
            end();
            if (promised) {
                found(FOR_EVER, friends);
            } else {
                found = false;
                is(PathConfig.DEFAULT);
                friends.forEach(friend -> friend.keepOpenEvery(config));
                due = now;
            }
        }
        if (found || now.isBefore(due)) {
            return;
        }
        if (standpoint.isUntranslated(now)) {
            found(FOR_EVER, friends);
        } else if (search == null) {
            begin(friends, now);
        } else {
            goOn(search, friends, now);
        }
    }

    private void begin(List<Counterpart> friends, Instant now) {
        due = now.plus(AGAIN);
        if (!standpoint.nat(now).mapping().isSteady()) {
            return;
        }
        for (Counterpart friend : friends) {
            Optional<InetSocketAddress> there = welcoming(friend);
            if (there.isPresent()) {
                long greeting = means.around().random().nextLong();
                search = new Search(friend.id(), there.get(), greeting);
                say(friend, search, new Probe.Ping(greeting), now);
                due = now.plus(FIRST_ANSWER);
                return;
            }
        }
    }

    /** Where a friend is to whom everybody may write, so that she hears another port of ours. */
    private static Optional<InetSocketAddress> welcoming(Counterpart friend) {
        Condition condition = friend.condition();
        boolean open = condition.there().stream()
                .anyMatch(there -> there.isWelcoming() || there.nat().mapping() instanceof Mapping.Open);
        return condition
                .carrying()
                .filter(route -> open && route.kind() == Route.Kind.DIRECT)
                .map(route -> ((Route.Direct) route).to());
    }

    private void goOn(Search current, List<Counterpart> friends, Instant now) {
        Optional<Counterpart> helper = friends.stream()
                .filter(friend -> friend.id().equals(current.helper))
                .findFirst();
        LifetimeSearch engine = current.engine;
        boolean gone = helper.filter(friend -> friend.condition().isDirect()).isEmpty();
        if (gone || engine == null) {
            end();
            due = now.plus(AGAIN);
            return;
        }
        switch (engine.poll(now)) {
            case LifetimeSearch.Ask ask ->
                say(helper.get(), current, new Probe.Later(ask.transaction(), ask.seconds()), now);
            case LifetimeSearch.Found lifetime -> {
                end();
                found(lifetime.lifetime(), friends);
            }
            case LifetimeSearch.WaitUntil wait -> {} // Looked at again with the next turn, a second or two later.
        }
    }

    private void found(Duration lifetime, List<Counterpart> friends) {
        found = true;
        is(PathConfig.DEFAULT.lasting(lifetime));
        friends.forEach(friend -> friend.keepOpenEvery(config));
    }

    private void is(PathConfig other) {
        config = other;
        means.company().signals().renewEvery(config.keepalive());
    }

    private void say(Counterpart friend, Search current, Probe probe, Instant now) {
        means.spares()
                .of(OWN, SPARE)
                .ifPresent(socket ->
                        means.exits().send(socket, current.there, friend.voice().sealed(probe, now), now));
    }

    private void end() {
        search = null;
        means.spares().closeAllBut(OWN, Outlet.MAIN).forEach(means.exits()::close);
    }
}
