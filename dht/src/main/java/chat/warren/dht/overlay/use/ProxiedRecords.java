package chat.warren.dht.overlay.use;

import chat.warren.crypto.wire.MalformedException;
import chat.warren.dht.bencode.ByteString;
import chat.warren.dht.engine.Event;
import chat.warren.dht.overlay.wire.ProxyAnswer;
import chat.warren.dht.overlay.wire.ProxyRequest;
import chat.warren.dht.overlay.wire.Purpose;
import chat.warren.dht.rendezvous.Records;
import chat.warren.dht.wire.Item;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.List;
import java.util.Optional;
import java.util.Queue;

/** Records through guards; where there are none, straight or not at all, as the person wishes. */
public final class ProxiedRecords implements Records {
    private final Caller caller;
    private final GuardSet guards;
    private final Records straight;
    private final Queue<Event> due = new ArrayDeque<>();
    private boolean rathersWaiting;
    private Listener listener = (event, now) -> {};
    private long tickets; // Downwards: the engine's own count upwards.
    private long carried;
    private long failed;
    private long shown;

    ProxiedRecords(Caller caller, GuardSet guards, Records straight, boolean rathersWaiting) {
        this.caller = caller;
        this.guards = guards;
        this.straight = straight;
        this.rathersWaiting = rathersWaiting;
    }

    /** The setting: to wait rather than to show our address. */
    public void rathersWaiting(boolean is) {
        rathersWaiting = is;
    }

    public Way way() {
        if (guards.isReady()) {
            return Way.THROUGH_GUARDS;
        }
        return rathersWaiting ? Way.WAITING : Way.STRAIGHT;
    }

    /**
     * What went which way.
     *
     * @param carried requests that a guard answered
     * @param failed requests that no guard answered
     * @param straight puts and gets that showed our address
     */
    public record Count(long carried, long failed, long straight) {}

    public Count count() {
        return new Count(carried, failed, shown);
    }

    @Override
    public void listen(Listener told) {
        listener = told;
        straight.listen(told);
    }

    @Override
    public long put(Item.Mutable record, int copy, Instant now) {
        return switch (way()) {
            case THROUGH_GUARDS -> carry(new ProxyRequest.Put(record), copy, now);
            case STRAIGHT -> {
                shown++;
                yield straight.put(record, copy, now);
            }
            case WAITING -> nothing();
        };
    }

    @Override
    public long get(ByteString key, int copy, Instant now) {
        return switch (way()) {
            case THROUGH_GUARDS -> carry(new ProxyRequest.Get(key), copy, now);
            case STRAIGHT -> {
                shown++;
                yield straight.get(key, copy, now);
            }
            case WAITING -> nothing();
        };
    }

    private long nothing() {
        long ticket = --tickets;
        due.add(new Event.Finished(ticket, new Event.Outcome(0, 0, false, List.of())));
        return ticket;
    }

    private long carry(ProxyRequest request, int copy, Instant now) {
        Optional<Guard> guard = guards.of(copy);
        if (guard.isEmpty()) {
            failed++;
            return nothing(); // For a moment, until another guard is found; never by the guard of the other copy.
        }
        long ticket = --tickets;
        carry(request, guard.get(), ticket, now);
        return ticket;
    }

    private void carry(ProxyRequest request, Guard guard, long ticket, Instant now) {
        caller.call(
                guard.partner(),
                Purpose.RECORD,
                request.encode(),
                (answer, later) -> {
                    if (answer.isPresent()
                            && understood(request, guard, answer.get().plain(), ticket, later)) {
                        carried++;
                        guards.worked(guard);
                        return;
                    }
                    guards.failed(guard, later);
                    Optional<Guard> spare = guards.spare().filter(other -> other != guard);
                    if (spare.isPresent()) {
                        carry(request, spare.get(), ticket, later);
                    } else {
                        failed++;
                        finish(ticket, 0, false, later);
                    }
                },
                now);
    }

    private boolean understood(ProxyRequest request, Guard guard, ByteString plain, long ticket, Instant now) {
        try {
            ProxyAnswer answer = ProxyAnswer.parse(plain, request.key());
            guard.partner().next(answer.nextKey());
            Optional<Item.Mutable> proven = answer.found().filter(Item.Mutable::isAuthentic);
            if (request instanceof ProxyRequest.Get && proven.isPresent()) {
                listener.happened(new Event.ItemFound(ticket, proven.get()), now);
            }
            boolean superseded = answer.verdict() == ProxyAnswer.Verdict.SUPERSEDED;
            finish(ticket, answer.verdict() == ProxyAnswer.Verdict.BUSY ? 0 : answer.copies(), superseded, now);
            return true;
        } catch (MalformedException e) {
            return false; // The guard itself talks nonsense.
        }
    }

    private void finish(long ticket, int copies, boolean superseded, Instant now) {
        listener.happened(new Event.Finished(ticket, new Event.Outcome(0, copies, superseded, List.of())), now);
    }

    void advanceTo(Instant now) {
        for (int i = due.size(); i > 0; i--) {
            listener.happened(due.remove(), now);
        }
    }

    /** Something to tell that could not be told before its ticket was known. */
    boolean hasNews() {
        return !due.isEmpty();
    }
}
