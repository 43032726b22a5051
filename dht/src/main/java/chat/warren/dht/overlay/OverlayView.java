package chat.warren.dht.overlay;

import chat.warren.dht.overlay.meet.Meeting;
import chat.warren.dht.overlay.serve.Served;
import chat.warren.dht.overlay.use.Inbox;
import chat.warren.dht.overlay.use.ProxiedRecords;
import chat.warren.dht.overlay.use.Way;

/**
 * How the overlay is doing, for the diagnosis.
 *
 * @param way how our records travel now
 * @param guards how many of our guards answer, of three
 * @param helpers how many helpers hand on signals for us
 */
public record OverlayView(Way way, int guards, int helpers, Meeting.Count meeting, Traffic traffic) {
    /** What was done by others for us, and by us for them. */
    public record Traffic(ProxiedRecords.Count records, Inbox.Count signals, Served proxied, Served mailed) {}
}
