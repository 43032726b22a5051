package chat.warren.node.friend;

import chat.warren.storage.row.Id;
import java.time.Instant;

/**
 * An invite of ours that somebody may still come by.
 *
 * @param text the link to give away; in capitals it is the QR payload. Empty where the invite was spoken
 * @param label our own word on whom it is for
 * @param forOne whether the first friend it brings uses it up
 */
public record InviteView(Id id, String text, String label, boolean forOne, Instant until) {}
