package chat.warren.node.api;

import java.time.Instant;

/**
 * An invite of ours that somebody may still come by.
 *
 * @param link to give away; in capitals it is what a QR code holds
 * @param label our own word on whom it is for
 * @param forOne whether the first friend it brings uses it up
 */
public record InviteCard(String id, String link, String label, boolean forOne, Instant until) {}
