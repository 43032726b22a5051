package chat.warren.node.chat;

import chat.warren.crypto.identity.DeviceId;
import chat.warren.crypto.primitive.Bytes;
import chat.warren.crypto.wire.MalformedException;
import chat.warren.node.chat.wire.ChatFrame;
import chat.warren.node.chat.wire.ChatWire;
import chat.warren.node.link.Lane;
import chat.warren.node.link.Link;
import chat.warren.storage.chat.MessageId;
import chat.warren.storage.people.PersonId;
import chat.warren.storage.row.Id;
import chat.warren.storage.row.Octets;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SequencedSet;
import java.util.Set;

/**
 * The chat lane of one link: what is under way on it. All of this is gone when the link is, and made again from the
 * outbox. Belongs to the node's thread, but for what never changes.
 */
final class Line {
    /** Unconfirmed at once: what two commits and a round trip around the world need at ten thousand a second. */
    private static final int MAX_FLYING = 8_192;

    private static final long MAX_FLYING_BYTES = 8L << 20;
    /** What waits here for the window; what is beyond it waits in the outbox. */
    private static final int MAX_READY = 4_096;
    /** Favours and replies that wait for the lane; each answers a frame, and whoever sends too many waits for them. */
    private static final int MAX_REPLIES = 1_024;

    /** What is handed on unasked while the lane is full; whoever reads so slowly asks for the rest later. */
    private static final int MAX_HANDED_BYTES = 1 << 20;

    /** What a friend with three hundred friends asks about. */
    private static final int MAX_WATCHED = 4_096;

    private static final int LENGTH_BYTES = 4;

    private final Link link;
    private final DeviceId device;
    private final PersonId person;
    private final Deque<Parcel> ready = new ArrayDeque<>();
    private final Deque<Parcel> flying = new ArrayDeque<>();
    private final Deque<ChatFrame> replies = new ArrayDeque<>();
    private final List<ChatFrame.Refused> refused = new ArrayList<>();
    private final Set<MessageId> triedAgain = new HashSet<>();
    private final Map<Id, Outcome.Asked> asked = new HashMap<>();
    private final Set<Id> given = new HashSet<>();
    private final SequencedSet<Octets> watched = new LinkedHashSet<>();
    private final Copier copier = new Copier();
    private final Fetcher fetcher = new Fetcher();
    private boolean owesAnswer;
    private long keptBytes;
    private boolean entrusting;
    private boolean entrustMore = true;
    private long entrustFrom;
    private Optional<byte[]> secret;
    private Optional<ChatFrame.Hello> early = Optional.empty();
    private boolean showsArrival;
    private boolean greeted;
    private long flyingBytes;
    private long confirmed;
    private long received;
    private long handled;
    private boolean handledDue;
    private boolean full;
    private boolean more = true;
    private boolean refilling;
    private long cursor;

    Line(Link link, PersonId person, byte[] secret) {
        this.link = link;
        this.device = link.peer().device().device();
        this.person = person;
        this.secret = Optional.of(secret);
    }

    Link link() {
        return link;
    }

    DeviceId device() {
        return device;
    }

    PersonId person() {
        return person;
    }

    /** What the link agreed on, once: for the greeting. */
    Optional<Octets> greet(ChatFrame.Hello hello) {
        Optional<Octets> taken = secret.map(Octets::of);
        wipe();
        showsArrival = (hello.habits() & ChatFrame.Hello.SHOWS_ARRIVAL) != 0;
        return taken;
    }

    /** The other end has greeted, and we are not friends yet. */
    void early(ChatFrame.Hello hello) {
        early = Optional.of(hello);
    }

    Optional<ChatFrame.Hello> early() {
        return early;
    }

    void wipe() {
        secret.ifPresent(Bytes::wipe);
        secret = Optional.empty();
    }

    boolean saidHello() {
        return secret.isEmpty();
    }

    boolean isGreeted() {
        return greeted;
    }

    boolean showsArrival() {
        return showsArrival;
    }

    /** Which envelope of this link comes now. */
    long nextIndex() {
        return received++;
    }

    void handled(long count) {
        handled = Math.max(handled, count);
        handledDue = true;
    }

    void refuse(ChatFrame.Refused one) {
        refused.add(one);
        handledDue = true;
    }

    /** False, if the other end lets too much pile up. */
    boolean reply(ChatFrame frame) {
        replies.add(frame);
        if (frame instanceof ChatFrame.Taken) {
            fetcher.took();
        }
        keptBytes += keptBytes(frame);
        return replies.size() <= MAX_REPLIES;
    }

    private static int keptBytes(ChatFrame frame) {
        return frame instanceof ChatFrame.Kept kept ? kept.envelope().length() : 0;
    }

    /** Something came for a mailbox that they asked about: it can wait for their next question as well. */
    void handOn(ChatFrame.Kept kept) {
        if (keptBytes + kept.envelope().length() <= MAX_HANDED_BYTES && replies.size() < MAX_REPLIES) {
            boolean _ = reply(kept);
        }
    }

    /** They ask for what takes a long answer: one question after the other, or a few bytes would fill our memory. */
    void asked() throws MalformedException {
        if (owesAnswer) {
            throw new MalformedException("the next question follows the answer to the last");
        }
        owesAnswer = true;
    }

    void offer(Outcome.Page page) {
        greeted = true;
        refilling = false;
        for (Parcel parcel : page.parcels()) {
            put(parcel);
        }
        more = !page.last();
    }

    void offer(Parcel parcel) {
        if (!greeted || more) {
            return; // It comes with the pages, in its turn.
        }
        if (ready.size() >= MAX_READY) {
            more = true;
            return;
        }
        put(parcel);
    }

    private void put(Parcel parcel) {
        if (parcel.place() > cursor) {
            cursor = parcel.place();
            ready.add(parcel);
        }
    }

    /** Behind all that waits. */
    void again(Parcel parcel) {
        ready.add(parcel);
    }

    /** Once on a link: whoever misses the same before it again will never have it. */
    boolean mayTryAgain(Parcel parcel) {
        return triedAgain.add(parcel.item());
    }

    /** Where the next page begins, if one is wanted and not asked for yet. */
    Optional<Long> refillFrom() {
        if (greeted && more && !refilling && ready.size() < MAX_READY / 2) {
            refilling = true;
            return Optional.of(cursor);
        }
        return Optional.empty();
    }

    /** The parcels that a count confirms, in their order; nothing, if there were never so many. */
    Optional<List<Parcel>> confirm(long count) {
        long fresh = count - confirmed;
        if (fresh < 0 || fresh > flying.size()) {
            return Optional.empty();
        }
        List<Parcel> parcels = new ArrayList<>();
        for (long i = 0; i < fresh; i++) {
            Parcel parcel = flying.remove();
            flyingBytes -= parcel.envelope().length();
            parcels.add(parcel);
        }
        confirmed = count;
        return Optional.of(parcels);
    }

    long confirmed() {
        return confirmed;
    }

    /** Takes up what this friend is to be asked to keep. */
    void ask(Outcome.Entrusted entrusted) {
        entrustFrom = entrusted.cursor();
        entrustMore = entrusted.more();
        entrusting = false;
        for (Outcome.Asked one : entrusted.asked()) {
            // Once on each link: what was promised stays promised.
            if (given.add(one.name())) {
                asked.put(one.name(), one);
                replies.add(one.frame());
            }
        }
    }

    /** Which request of ours a promise answers. */
    Optional<Outcome.Asked> answered(Id name) {
        return Optional.ofNullable(asked.remove(name));
    }

    /** From where the outbox is to be looked through for this friend, if that is due. */
    Optional<Long> entrustFrom() {
        if (!greeted || entrusting || !entrustMore || !asked.isEmpty()) {
            return Optional.empty();
        }
        entrusting = true;
        return Optional.of(entrustFrom);
    }

    /** Something new waits for somebody who is not there. */
    void moreToEntrust(boolean fromTheStart) {
        entrustMore = true;
        if (fromTheStart) {
            entrustFrom = 0;
        }
    }

    /** What is asked of this friend as a keeper. */
    Fetcher fetcher() {
        return fetcher;
    }

    /** Mailboxes that this friend has asked about; the oldest are forgotten. */
    void watch(List<Octets> names) {
        names.forEach(watched::addLast); // Asked for again is asked for last.
        while (watched.size() > MAX_WATCHED) {
            watched.removeFirst();
        }
    }

    boolean watches(Octets mailbox) {
        return watched.contains(mailbox);
    }

    /** What is to be copied from the device at the other end, if it is ours. */
    Copier copier() {
        return copier;
    }

    /** Nothing waits for the lane. */
    boolean isIdle() {
        return !full && replies.isEmpty();
    }

    void room() {
        full = false;
    }

    /** Sends what can be sent now. */
    void pump() {
        while (!full && sendOne()) {
            // Until the lane is full or nothing is left.
        }
    }

    private boolean sendOne() {
        if (!replies.isEmpty()) {
            if (send(replies.element())) {
                ChatFrame sent = replies.remove();
                keptBytes -= keptBytes(sent);
                if (sent instanceof ChatFrame.Fetched || sent instanceof ChatFrame.Copy.Page) {
                    owesAnswer = false;
                }
            }
            return true;
        }
        if (handledDue) {
            int count = Math.min(refused.size(), ChatFrame.MAX_REFUSED);
            List<ChatFrame.Refused> some = refused.subList(0, count);
            // With more to refuse than one frame names, this one confirms up to the last that it names.
            long upTo = count < refused.size() ? some.getLast().index() + 1 : handled;
            if (send(new ChatFrame.Handled(upTo, some))) {
                some.clear();
                handledDue = !refused.isEmpty();
            }
            return true;
        }
        return sendParcels();
    }

    private boolean sendParcels() {
        List<Octets> envelopes = new ArrayList<>();
        int bytes = 0;
        for (Parcel parcel : ready) {
            bytes += LENGTH_BYTES + parcel.envelope().length();
            boolean fits = bytes <= ChatFrame.MAX_ENVELOPES_BYTES
                    && flying.size() + envelopes.size() < MAX_FLYING
                    && flyingBytes + bytes <= MAX_FLYING_BYTES;
            if (!fits) {
                break;
            }
            envelopes.add(parcel.envelope());
        }
        if (envelopes.isEmpty()) {
            return false;
        }
        if (send(new ChatFrame.Envelopes(envelopes))) {
            for (int i = 0; i < envelopes.size(); i++) {
                Parcel parcel = ready.remove();
                flyingBytes += parcel.envelope().length();
                flying.add(parcel);
            }
        }
        return true;
    }

    private boolean send(ChatFrame frame) {
        if (link.send(Lane.CHAT, ChatWire.encode(frame))) {
            return true;
        }
        full = true;
        return false;
    }
}
