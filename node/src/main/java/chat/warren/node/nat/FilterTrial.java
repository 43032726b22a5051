package chat.warren.node.nat;

import java.time.Duration;
import java.time.Instant;

/**
 * When to be a full member of the DHT for the sake of finding out whether strangers get through to us.
 *
 * <p>Nobody can be asked to send us something from elsewhere without a server of ours, but the DHT does it by itself:
 * nodes tell others of whoever asks them, and those ask in turn. Only not of read-only nodes (BEP 43), which all nodes
 * behind a NAT should be. So a node that is read-only from the start never learns that its door is open. For a few
 * minutes on each network we are not.
 */
public final class FilterTrial {
    /** Two hundred questions at the pace of a quiet node; most are decided by the first lookup. */
    private static final Duration LASTS = Duration.ofMinutes(10);
    /** Routers are seldom reconfigured, and being a contact that does not answer is a small nuisance to others. */
    private static final Duration PAUSE = Duration.ofHours(12);

    private Instant end;

    public FilterTrial(Instant now) {
        end = now.plus(LASTS);
    }

    /** We came to another network: what was found out is history. */
    public void networkChanged(Instant now) {
        end = now.plus(LASTS);
    }

    /** Whether to take part as a full node now, given what is known; otherwise as a read-only one. */
    public boolean takesPart(NatReport known, Instant now) {
        if (known.filtering().letsStrangersIn()) {
            return true;
        }
        if (!now.isBefore(end.plus(PAUSE))) {
            end = now.plus(LASTS);
        }
        boolean decided = known.filtering() == Filtering.ADDRESS_AND_PORT_DEPENDENT
                || known.filtering() == Filtering.ADDRESS_DEPENDENT
                || known.mapping() instanceof Mapping.Blocked;
        return !decided && now.isBefore(end);
    }

    /** When to ask again, if nothing else happens. */
    public Instant deadline(Instant now) {
        return now.isBefore(end) ? end : end.plus(PAUSE);
    }
}
