package chat.warren.dht.overlay.use;

import chat.warren.dht.engine.DhtEngine;
import chat.warren.dht.engine.Event;
import chat.warren.dht.engine.NetworkId;
import chat.warren.dht.rendezvous.Records;
import java.time.Instant;
import java.time.InstantSource;
import java.util.random.RandomGenerator;

/** All that others do for us, and who they are. */
public final class Errands {
    private final Scout scout;
    private final Caller caller;
    private final OwnAddress own = new OwnAddress();
    private final GuardSet guards;
    private final ProxiedRecords records;
    private final Mailboxes mailboxes;
    private final Signals signals;

    /** The network they are in, and where records go without them. */
    public record Surroundings(
            DhtEngine engine, NetworkId overlay, Records straight, Inbox inbox, InstantSource wall) {}

    /** What the person wants, and what was kept of earlier runs. */
    public record Wishes(boolean rathersWaiting, GuardBook book) {}

    public Errands(Surroundings around, Wishes wishes, RandomGenerator random, Instant now) {
        this.scout = new Scout(around.engine(), around.overlay(), random);
        this.caller = new Caller(around.engine(), around.overlay(), random);
        this.guards = new GuardSet(scout, own, wishes.book(), now);
        this.records = new ProxiedRecords(caller, guards, around.straight(), wishes.rathersWaiting());
        this.mailboxes = new Mailboxes(caller, scout, own, around.inbox(), around.wall());
        this.signals = new Signals(caller, around.wall());
        mailboxes.avoid(node ->
                guards.nodes().stream().anyMatch(guard -> guard.address().equals(node.address())));
    }

    public ProxiedRecords records() {
        return records;
    }

    public Mailboxes mailboxes() {
        return mailboxes;
    }

    public Signals signals() {
        return signals;
    }

    /** Guards that answer. */
    public int guards() {
        return guards.answering();
    }

    public void happened(Event event, Instant now) {
        if (event instanceof Event.AddressSeen seen) {
            own.seen(seen.observer(), seen.observed());
            return;
        }
        scout.happened(event, now);
        caller.happened(event, now);
    }

    public void advanceTo(Instant now) {
        guards.advanceTo(now);
        mailboxes.advanceTo(now);
        caller.advanceTo(now);
        records.advanceTo(now);
    }

    public Instant deadline() {
        if (records.hasNews()) {
            return Instant.EPOCH;
        }
        Instant deadline = guards.deadline();
        for (Instant each : new Instant[] {mailboxes.deadline(), caller.deadline()}) {
            deadline = each.isBefore(deadline) ? each : deadline;
        }
        return deadline;
    }
}
