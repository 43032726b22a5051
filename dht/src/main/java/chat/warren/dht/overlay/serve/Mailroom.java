package chat.warren.dht.overlay.serve;

import chat.warren.dht.limit.TokenBucket;
import chat.warren.dht.overlay.wire.MailboxRequest;
import chat.warren.dht.overlay.wire.MailboxTag;
import chat.warren.dht.overlay.wire.SealedRequest;
import chat.warren.dht.routing.AddressGroup;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Who has a mailbox here, for as long as they renew it. */
final class Mailroom {
    /** Three renewals of 25 seconds, and a moment. */
    static final Duration KEPT = Duration.ofSeconds(90);

    /** With their keys and names some 300 bytes each. */
    static final int MAX_MAILBOXES = 512;

    /** A household, or a small office; behind a carrier's address many more, who find other helpers. */
    static final int MAX_PER_NETWORK = 8;

    /**
     * Two owners of one name: a router that gave its owner another port leaves the old one behind for a while. A friend
     * knows the name too; taking it would otherwise keep signals from who they are for. A third would make one datagram
     * into three.
     */
    static final int MAX_OWNERS = 2;

    /** A call rings in a burst; and nobody can have a mailbox flooded through us. */
    private static final double SIGNALS_PER_SECOND = 2;

    private static final double SIGNALS_BURST = 10;

    private final Map<InetSocketAddress, Mailbox> boxes = new LinkedHashMap<>();

    /** One mailbox. */
    static final class Mailbox {
        private final InetSocketAddress owner;
        private final List<MailboxTag> tags;
        private final SealedRequest.AnswerKey key;
        private final Instant until;
        private final TokenBucket pace;

        private Mailbox(
                InetSocketAddress owner,
                MailboxRequest request,
                SealedRequest.AnswerKey key,
                Instant until,
                TokenBucket pace) {
            this.owner = owner;
            this.tags = request.tags();
            this.key = key;
            this.until = until;
            this.pace = pace;
        }

        InetSocketAddress owner() {
            return owner;
        }

        SealedRequest.AnswerKey key() {
            return key;
        }

        boolean allows(Instant now) {
            return pace.take(now);
        }
    }

    boolean reserve(MailboxRequest request, InetSocketAddress owner, SealedRequest.AnswerKey key, Instant now) {
        Mailbox before = boxes.get(owner);
        if (before == null && !hasRoom(owner)) {
            return false;
        }
        if (request.tags().stream().anyMatch(tag -> isTakenByOthers(tag, owner))) {
            return false; // What was reserved before stays.
        }
        boxes.remove(owner);
        // Renewing must not refill what a flood has used up.
        TokenBucket pace = before == null ? new TokenBucket(SIGNALS_PER_SECOND, SIGNALS_BURST, now) : before.pace;
        boxes.put(
                owner, new Mailbox(owner, request, key, now.plus(KEPT), pace)); // At the end: the oldest expire first.
        return true;
    }

    private boolean isTakenByOthers(MailboxTag tag, InetSocketAddress owner) {
        return of(tag).stream().filter(box -> !box.owner.equals(owner)).count() >= MAX_OWNERS;
    }

    private boolean hasRoom(InetSocketAddress owner) {
        if (boxes.size() >= MAX_MAILBOXES) {
            return false;
        }
        if (AddressGroup.isLocal(owner.getAddress())) {
            return true;
        }
        long network = AddressGroup.narrow(owner.getAddress());
        long there = boxes.keySet().stream()
                .filter(other -> AddressGroup.narrow(other.getAddress()) == network)
                .count();
        return there < MAX_PER_NETWORK;
    }

    List<Mailbox> of(MailboxTag tag) {
        return boxes.values().stream().filter(box -> box.tags.contains(tag)).toList();
    }

    void expire(Instant now) {
        var oldest = boxes.values().iterator();
        while (oldest.hasNext() && !now.isBefore(oldest.next().until)) {
            oldest.remove();
        }
    }

    int size() {
        return boxes.size();
    }
}
