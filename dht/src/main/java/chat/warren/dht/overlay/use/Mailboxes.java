package chat.warren.dht.overlay.use;

import chat.warren.crypto.pair.Contact;
import chat.warren.crypto.pair.Presence;
import chat.warren.crypto.primitive.Bytes;
import chat.warren.crypto.wire.MalformedException;
import chat.warren.dht.overlay.wire.MailboxAnswer;
import chat.warren.dht.overlay.wire.MailboxRequest;
import chat.warren.dht.overlay.wire.MailboxTag;
import chat.warren.dht.overlay.wire.Purpose;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;

/**
 * Keeps mailboxes at a few helpers, which friends find in our presence record. Helpers are never guards: who they are
 * is told to every friend, who the guards are to nobody.
 */
public final class Mailboxes {
    /** What a presence record has room for. */
    static final int HELPERS = Presence.MAX_HELPERS;

    /** Most routers keep a mapping for thirty seconds or longer. */
    public static final Duration USUAL_RENEWAL = Duration.ofSeconds(25);

    private static final Duration LONGEST_RENEWAL = Duration.ofSeconds(40);
    private static final Duration FIRST_SEEK = Duration.ofSeconds(5);
    private static final Duration LAST_SEEK = Duration.ofMinutes(5);
    private static final int FAILURES_TO_LEAVE = 2;

    private final Caller caller;
    private final Scout scout;
    private final OwnAddress own;
    private final Inbox inbox;
    private final InstantSource wall;
    private final List<Helper> helpers = new ArrayList<>();
    private Predicate<chat.warren.dht.wire.Contact> avoided = node -> false;
    private Optional<byte[]> secret = Optional.empty();
    private Duration renewal = USUAL_RENEWAL;
    private Duration pause = FIRST_SEEK;
    private Instant nextSeek = Instant.MIN;
    private boolean seeking;

    private static final class Helper {
        final Partner partner;
        Instant nextRenewal;
        boolean accepted;
        int failures;

        Helper(Partner partner, Instant now) {
            this.partner = partner;
            this.nextRenewal = now;
        }
    }

    Mailboxes(Caller caller, Scout scout, OwnAddress own, Inbox inbox, InstantSource wall) {
        this.caller = caller;
        this.scout = scout;
        this.own = own;
        this.inbox = inbox;
        this.wall = wall;
    }

    void avoid(Predicate<chat.warren.dht.wire.Contact> nodes) {
        avoided = nodes;
    }

    /**
     * Begins to look for helpers and to keep mailboxes there.
     *
     * @param shared what friends name them by and nobody else knows: the run id in the presence record
     */
    public void open(byte[] shared, Instant now) {
        secret = Optional.of(shared.clone());
        helpers.forEach(helper -> helper.nextRenewal = now);
        nextSeek = now;
        pause = FIRST_SEEK;
    }

    /** From now on nothing is renewed; the helpers forget us within two minutes. */
    public void close() {
        secret.ifPresent(Bytes::wipe);
        secret = Optional.empty();
        helpers.forEach(helper -> inbox.closed(address(helper)));
        helpers.clear();
    }

    /** How often a mailbox has to be renewed so that the way back through our router stays open. */
    public void renewEvery(Duration interval) {
        renewal = interval.compareTo(LONGEST_RENEWAL) > 0 ? LONGEST_RENEWAL : interval;
    }

    /** Those who hand on signals for us now: what goes into the presence record. */
    public List<Contact> helpers() {
        return helpers.stream()
                .filter(helper -> helper.accepted)
                .map(helper -> new Contact(
                        helper.partner.contact().id().toArray(),
                        helper.partner.key().toArray(),
                        address(helper)))
                .toList();
    }

    void advanceTo(Instant now) {
        if (secret.isEmpty()) {
            return;
        }
        for (Helper helper : List.copyOf(helpers)) {
            if (!now.isBefore(helper.nextRenewal)) {
                helper.nextRenewal = now.plus(renewal);
                renew(helper, secret.get(), now);
            }
        }
        if (helpers.size() < HELPERS && !seeking && !now.isBefore(nextSeek)) {
            nextSeek = now.plus(pause);
            pause = pause.multipliedBy(2).compareTo(LAST_SEEK) > 0 ? LAST_SEEK : pause.multipliedBy(2);
            seeking = true;
            scout.seek(this::isEligible, this::found, now);
        }
    }

    private boolean isEligible(chat.warren.dht.wire.Contact node) {
        return own.isElsewhere(node)
                && !avoided.test(node)
                && helpers.stream().allMatch(helper -> OwnAddress.apart(helper.partner.contact(), node));
    }

    private void found(List<Scout.Met> met, Instant now) {
        seeking = false;
        for (Scout.Met each : met) {
            // An hour promises another. Guards, who are to stay for a week, need six.
            boolean steady = each.hours() >= 1;
            if (steady && helpers.size() < HELPERS && isEligible(each.partner().contact())) {
                helpers.add(new Helper(each.partner(), now));
                pause = FIRST_SEEK;
            }
        }
    }

    private void renew(Helper helper, byte[] shared, Instant now) {
        InetSocketAddress address = address(helper);
        Instant time = wall.instant();
        List<MailboxTag> tags = List.of(
                MailboxTag.of(shared, address, time.minus(MailboxTag.TERM)),
                MailboxTag.of(shared, address, time),
                MailboxTag.of(shared, address, time.plus(MailboxTag.TERM)));
        caller.call(
                helper.partner,
                Purpose.MAILBOX,
                new MailboxRequest(tags).encode(),
                (answer, later) -> renewed(helper, answer, later),
                now);
    }

    private void renewed(Helper helper, Optional<Caller.SealedAnswer> answer, Instant now) {
        if (!helpers.contains(helper)) {
            return;
        }
        if (answer.isPresent() && accepted(helper, answer.get())) {
            helper.accepted = true; // Until we leave: a lost renewal is no reason to write all records anew.
            helper.failures = 0;
            inbox.opened(address(helper), answer.get().key());
        } else if (++helper.failures >= FAILURES_TO_LEAVE) {
            helpers.remove(helper);
            inbox.closed(address(helper));
            nextSeek = now;
        } else {
            helper.nextRenewal = now;
        }
    }

    private static boolean accepted(Helper helper, Caller.SealedAnswer sealed) {
        try {
            MailboxAnswer answer = MailboxAnswer.parse(sealed.plain());
            helper.partner.next(answer.nextKey());
            return answer.accepted();
        } catch (MalformedException e) {
            return false;
        }
    }

    private static InetSocketAddress address(Helper helper) {
        return helper.partner.contact().address();
    }

    Instant deadline() {
        if (secret.isEmpty()) {
            return Instant.MAX;
        }
        Instant deadline = helpers.size() < HELPERS && !seeking ? nextSeek : Instant.MAX;
        for (Helper helper : helpers) {
            deadline = helper.nextRenewal.isBefore(deadline) ? helper.nextRenewal : deadline;
        }
        return deadline;
    }
}
