package chat.warren.dht.overlay.meet;

import chat.warren.dht.engine.DhtEngine;
import chat.warren.dht.engine.Event;
import chat.warren.dht.engine.NetworkId;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.OptionalInt;
import java.util.random.RandomGenerator;

/**
 * Looks for the overlay in Mainline while we know too few of its nodes, and says there that we are one.
 *
 * <p>Not everybody says so: some sixty at a time, drawn by chance and anew for each period. That is as many as anybody
 * needs to begin with, and a list of all cannot be had from here.
 */
public final class Meeting {
    /** With fewer contacts a node looks for more. */
    private static final int FEW_CONTACTS = 8;

    /** Announced at a time over all places: eight at each. */
    static final int ANNOUNCING = 64;

    /** Anybody can announce anything; who floods a place makes each of us send this many pings, and not more. */
    private static final int ASKED_AT_ONCE = 8;

    private static final Duration FIRST_LOOK = Duration.ofSeconds(5);
    private static final Duration LAST_LOOK = Duration.ofMinutes(10);

    /** "a client should announce every 15 to 30 minutes"; nodes forget after 45. */
    private static final Duration ANNOUNCEMENTS = Duration.ofMinutes(25);

    /** What was announced just before a change of period is kept for so long. */
    private static final Duration YOUNG = Duration.ofMinutes(45);

    private static final Duration FIRST_ANNOUNCEMENT = Duration.ofSeconds(30);

    private final Networks networks;
    private final MeetingPlaces places;
    private final InstantSource wall;
    private final RandomGenerator random;
    private final List<InetSocketAddress> named = new ArrayList<>();
    private Duration pause = FIRST_LOOK;
    private Instant nextLook;
    private Instant nextAnnouncement;
    private long looking; // The ticket of the search that runs; 0 for none.
    private long announcing;
    private long looks;
    private long announcements;
    private long drawnFor = Long.MIN_VALUE;
    private int slice = -1; // Where we announce ourselves in this period; -1 for nowhere.
    private int lookingAt;
    private boolean reachable;

    /** The two networks of one engine: where to look, and what for. */
    public record Networks(DhtEngine engine, NetworkId mainline, NetworkId overlay) {}

    /** How often we looked, how often we said that we are there, and the nodes of the overlay that we know. */
    public record Count(long looks, long announcements, int contacts) {}

    public Meeting(Networks networks, MeetingPlaces places, InstantSource wall, RandomGenerator random, Instant now) {
        this.networks = networks;
        this.places = places;
        this.wall = wall;
        this.random = random;
        this.nextLook = now.plus(FIRST_LOOK);
        this.lookingAt = random.nextInt(MeetingPlaces.SLICES);
        this.nextAnnouncement = Instant.MAX;
    }

    /** Whether strangers reach us: only then it is of use to name us. */
    public void reachable(boolean is, Instant now) {
        if (is && !reachable) {
            nextAnnouncement = now.plusMillis(random.nextLong(FIRST_ANNOUNCEMENT.toMillis()));
        }
        reachable = is;
    }

    public void advanceTo(Instant now) {
        if (looking == 0 && !now.isBefore(nextLook)) {
            look(now);
        }
        if (reachable && !now.isBefore(nextAnnouncement)) {
            announce(now);
        }
    }

    private void look(Instant now) {
        if (contacts() >= FEW_CONTACTS) {
            pause = FIRST_LOOK;
            nextLook = now.plus(LAST_LOOK);
            return;
        }
        nextLook = now.plus(jittered(pause));
        Duration longer = pause.multipliedBy(3).dividedBy(2);
        pause = longer.compareTo(LAST_LOOK) > 0 ? LAST_LOOK : longer;
        if (networks.engine().stats(networks.mainline()).contacts() == 0) {
            pause = FIRST_LOOK; // Mainline itself is not found yet.
            return;
        }
        Instant time = wall.instant();
        // Soon after a change of period the new places are nearly empty, and the old ones are not yet.
        boolean young = MeetingPlaces.period(time.minus(YOUNG)) != MeetingPlaces.period(time);
        long period = MeetingPlaces.period(young && looks % 2 == 1 ? time.minus(YOUNG) : time);
        looks++;
        // One after the other from a random one on: four friends alone in the world are in half of the places at most.
        lookingAt = (lookingAt + 1) % MeetingPlaces.SLICES;
        named.clear();
        looking = networks.engine().findPeers(now, networks.mainline(), places.place(period, lookingAt));
    }

    private void announce(Instant now) {
        nextAnnouncement = now.plus(jittered(ANNOUNCEMENTS));
        long period = MeetingPlaces.period(wall.instant());
        if (period != drawnFor) {
            drawnFor = period;
            double nodes =
                    Math.max(1, networks.engine().stats(networks.overlay()).networkNodes());
            boolean chosen = random.nextDouble() < ANNOUNCING / nodes;
            slice = chosen ? random.nextInt(MeetingPlaces.SLICES) : -1;
        }
        if (slice >= 0) {
            announcements++;
            announcing = networks.engine()
                    .announce(now, networks.mainline(), places.place(period, slice), OptionalInt.empty());
        }
    }

    public void happened(Event event, Instant now) {
        switch (event) {
            case Event.PeersFound found when found.ticket() == looking -> named.addAll(found.peers());
            case Event.Finished finished
            when finished.ticket() == looking -> {
                looking = 0;
                Collections.shuffle(named, random);
                for (InetSocketAddress peer : named.subList(0, Math.min(ASKED_AT_ONCE, named.size()))) {
                    long _ = networks.engine().ping(now, networks.overlay(), peer); // The table learns from the answer.
                }
            }
            case Event.Finished finished
            when finished.ticket() == announcing -> {
                announcing = 0;
                if (finished.outcome().copies() == 0) { // Mainline was not found yet, or is lost.
                    nextAnnouncement = now.plus(jittered(FIRST_ANNOUNCEMENT));
                }
            }
            default -> {}
        }
    }

    private int contacts() {
        return networks.engine().stats(networks.overlay()).contacts();
    }

    public Instant deadline() {
        Instant look = looking == 0 ? nextLook : Instant.MAX;
        Instant announcement = reachable ? nextAnnouncement : Instant.MAX;
        return look.isBefore(announcement) ? look : announcement;
    }

    public Count count() {
        return new Count(looks, announcements, contacts());
    }

    private Duration jittered(Duration duration) {
        return duration.multipliedBy(80 + random.nextInt(41)).dividedBy(100);
    }
}
