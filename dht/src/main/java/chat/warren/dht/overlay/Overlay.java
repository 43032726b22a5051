package chat.warren.dht.overlay;

import chat.warren.dht.engine.Companion;
import chat.warren.dht.engine.DhtEngine;
import chat.warren.dht.engine.Event;
import chat.warren.dht.engine.NetworkId;
import chat.warren.dht.overlay.meet.Meeting;
import chat.warren.dht.overlay.meet.MeetingPlaces;
import chat.warren.dht.overlay.serve.Services;
import chat.warren.dht.overlay.use.Errands;
import chat.warren.dht.overlay.use.Inbox;
import chat.warren.dht.overlay.use.Mailboxes;
import chat.warren.dht.overlay.use.ProxiedRecords;
import chat.warren.dht.overlay.use.Signals;
import chat.warren.dht.rendezvous.Presences;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import java.util.random.RandomGenerator;

/** One node's part in the overlay: what it does for others, what they do for it, and how they find each other. */
public final class Overlay implements Companion {
    private final Services services;
    private final Services.Workplace place;
    private final Inbox inbox;
    private final Errands errands;
    private final Optional<Meeting> meeting;

    /** What was there before the engine, and the engine. */
    record Parts(Services services, Inbox inbox, DhtEngine engine) {}

    Overlay(OverlayConfig config, Parts parts, InstantSource wall, RandomGenerator random, Instant now) {
        DhtEngine engine = parts.engine();
        NetworkId network = config.network();
        Presences.Dht straight = new Presences.Dht(engine, config.whereRecordsAre());
        this.services = parts.services();
        this.place = new Services.Workplace(engine, network, straight);
        this.inbox = parts.inbox();
        this.errands = new Errands(
                new Errands.Surroundings(engine, network, straight, inbox, wall),
                new Errands.Wishes(config.rathersWaiting(), config.guards()),
                random,
                now);
        MeetingPlaces places = config.group()
                .map(secret -> secret.places(network))
                .orElseGet(() -> MeetingPlaces.open(network.name()));
        this.meeting = config.mainline()
                ? Optional.of(new Meeting(
                        new Meeting.Networks(engine, NetworkId.MAINLINE, network), places, wall, random, now))
                : Optional.empty();
        services.begin(place, now);
    }

    /** Whether strangers reach us: from then on others hear of us. */
    public void reachable(boolean is, Instant now) {
        meeting.ifPresent(each -> each.reachable(is, now));
    }

    /** Where presences leave and look for their records. */
    public ProxiedRecords records() {
        return errands.records();
    }

    /** Mailboxes of ours, for whom nobody reaches uninvited. */
    public Mailboxes mailboxes() {
        return errands.mailboxes();
    }

    public Signals signals() {
        return errands.signals();
    }

    /** What arrives for us. */
    public Inbox inbox() {
        return inbox;
    }

    public OverlayView view() {
        return new OverlayView(
                errands.records().way(),
                errands.guards(),
                errands.mailboxes().helpers().size(),
                meeting.map(Meeting::count)
                        .orElseGet(() -> new Meeting.Count(
                                0, 0, place.engine().stats(place.overlay()).contacts())),
                new OverlayView.Traffic(
                        errands.records().count(), inbox.count(), services.proxied(), services.mailed()));
    }

    @Override
    public void happened(Event event, Instant now) {
        services.happened(event, place, now);
        errands.happened(event, now);
        meeting.ifPresent(each -> each.happened(event, now));
    }

    @Override
    public void advanceTo(Instant now) {
        services.advanceTo(place, now);
        meeting.ifPresent(each -> each.advanceTo(now));
        errands.advanceTo(now);
    }

    @Override
    public Instant deadline() {
        Instant deadline = services.deadline();
        Instant needs = errands.deadline();
        deadline = needs.isBefore(deadline) ? needs : deadline;
        Instant meets = meeting.map(Meeting::deadline).orElse(Instant.MAX);
        return meets.isBefore(deadline) ? meets : deadline;
    }
}
