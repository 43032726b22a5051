package chat.warren.node.friend;

import chat.warren.crypto.invite.Invite;
import chat.warren.crypto.pair.Side;
import chat.warren.crypto.wire.MalformedException;
import chat.warren.storage.StorageException;
import chat.warren.storage.database.Transaction;
import chat.warren.storage.people.Friend;
import chat.warren.storage.people.PersonId;
import chat.warren.storage.people.Standing.Stage;
import chat.warren.storage.row.Id;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.random.RandomGenerator;

/** Invites of ours, and those of others that we took. */
public final class Invitations {
    /** Each is looked after like a friend, in the DHT and on the LAN: a busy evening's worth. */
    private static final int MOST_OFFERS = 16;

    private static final int MOST_TAKEN = 16;
    private static final int LABEL_LETTERS = 64;
    /** A guest who reached nobody at one gate in this time tries another: somebody else may stand in this one. */
    private static final Duration AT_A_GATE = Duration.ofMinutes(2);

    private final Books books;
    private final Switchboard board;
    private final Doors doors;
    private final RandomGenerator random;
    private final Consumer<FriendEvent> told;
    private final Map<Id, Instant> atGate = new HashMap<>();

    Invitations(Books books, Switchboard board, Doors doors, RandomGenerator random, Consumer<FriendEvent> told) {
        this.books = books;
        this.board = board;
        this.doors = doors;
        this.random = random;
        this.told = told;
    }

    /** A link for one guest, or for as many as it is given to, that works until the end of a day. */
    public InviteView create(boolean forOne, LocalDate lastDay, String label, Instant now)
            throws NotPossibleException, StorageException {
        LocalDate today = books.now().atZone(ZoneOffset.UTC).toLocalDate();
        if (lastDay.isBefore(today) || lastDay.isAfter(today.plusDays(Invite.MAX_DAYS - 1L))) {
            throw new NotPossibleException("An invite works from today for a year at most; none was made.");
        }
        Invite invite = forOne
                ? Invite.create(books.me().identity(), lastDay, random)
                : Invite.standing(books.me().identity(), lastDay, random);
        Instant until =
                lastDay.plusDays(1).atStartOfDay(ZoneOffset.UTC).toInstant().minusSeconds(1);
        return open(forOne ? Offer.Way.LINK : Offer.Way.STANDING, new MeetingKey.ByInvite(invite), label, until, now);
    }

    /** From now on somebody may come by this key. */
    InviteView open(Offer.Way way, MeetingKey key, String label, Instant until, Instant now)
            throws NotPossibleException, StorageException {
        Offer.Label known =
                new Offer.Label(PlainText.cleaned(label, LABEL_LETTERS), new Offer.Span(books.now(), until));
        Offer offer = new Offer(Id.random(random), way, key, known, Optional.empty());
        checkRoom(0);
        List<Pair> gates = gates(offer);
        books.change(transaction -> put(transaction, offer, gates));
        gates.forEach(gate -> board.meet(gate, now));
        return view(offer);
    }

    private void checkRoom(int goes) throws NotPossibleException {
        if (books.offers().all().size() - goes >= MOST_OFFERS) {
            throw new NotPossibleException("There are " + MOST_OFFERS
                    + " invites of yours in the world; none was made: take one back that you do not need.");
        }
    }

    private List<Pair> gates(Offer offer) {
        List<Pair> gates = new ArrayList<>();
        for (int gate = 0; gate < offer.key().gates(); gate++) {
            With with = new With.Gate(offer.id(), gate);
            gates.add(books.pairs().make(Side.FIRST, with, offer.key().chain(gate), books.now()));
        }
        return gates;
    }

    private void put(Transaction transaction, Offer offer, List<Pair> gates) throws StorageException {
        books.offers().put(transaction, offer);
        for (Pair gate : gates) {
            books.pairs().put(transaction, gate);
        }
        books.log(transaction, "invite", offer.way() + " until " + offer.span().until());
    }

    public void revoke(Id id, Instant now) throws NotPossibleException, StorageException {
        Offer offer = find(id);
        List<Pair> gates = new ArrayList<>();
        books.change(transaction -> {
            gates.addAll(doors.close(transaction, offer));
            books.log(transaction, "invite taken back", offer.way().toString());
        });
        board.part(gates, now);
    }

    /** Another secret in place of the one that has gone round: in one step, so that there is never none or two. */
    public InviteView renew(Id id, LocalDate lastDay, Instant now) throws NotPossibleException, StorageException {
        Offer old = find(id);
        if (old.way() != Offer.Way.STANDING) {
            throw new NotPossibleException("Only a standing invite is renewed; make a new one instead.");
        }
        Invite invite = Invite.standing(books.me().identity(), lastDay, random);
        Instant until =
                lastDay.plusDays(1).atStartOfDay(ZoneOffset.UTC).toInstant().minusSeconds(1);
        Offer fresh = new Offer(
                Id.random(random),
                Offer.Way.STANDING,
                new MeetingKey.ByInvite(invite),
                new Offer.Label(old.label().text(), new Offer.Span(books.now(), until)),
                Optional.empty());
        List<Pair> gates = gates(fresh);
        List<Pair> closed = new ArrayList<>();
        books.change(transaction -> {
            closed.addAll(doors.close(transaction, old));
            put(transaction, fresh, gates);
        });
        board.part(closed, now);
        gates.forEach(gate -> board.meet(gate, now));
        return view(fresh);
    }

    private Offer find(Id id) throws NotPossibleException {
        return books.offers().all().stream()
                .filter(offer -> offer.id().equals(id))
                .findFirst()
                .orElseThrow(() -> new NotPossibleException(
                        "There is no such invite any more: it was used, taken back, or its day is over."));
    }

    public List<InviteView> views() {
        return books.offers().all().stream()
                .filter(offer -> offer.keptFor().isEmpty() && offer.way() != Offer.Way.NEARBY)
                .map(Invitations::view)
                .toList();
    }

    private static InviteView view(Offer offer) {
        String text =
                offer.key() instanceof MeetingKey.ByInvite by ? by.invite().toText() : "";
        return new InviteView(
                offer.id(),
                text,
                offer.label().text(),
                offer.forOne(),
                offer.span().until());
    }

    /**
     * Asks whoever gave us this invite.
     *
     * @return the person whose question was answered by it, if there was one: taking somebody's invite is a yes
     */
    public Optional<PersonId> take(String text, String note, Instant now)
            throws NotPossibleException, StorageException {
        try {
            return take(new MeetingKey.ByInvite(Invite.fromText(text)), note, now);
        } catch (MalformedException e) {
            throw new NotPossibleException(
                    "This is no invite (" + e.getMessage() + "); nothing was changed: copy the whole link.");
        }
    }

    Optional<PersonId> take(MeetingKey.ByInvite key, String note, Instant now)
            throws NotPossibleException, StorageException {
        Invite invite = key.invite();
        PersonId host = new PersonId(Id.of(invite.fingerprint()));
        if (books.isMe(host)) {
            throw new NotPossibleException("This invite is yours; give it to somebody else.");
        }
        if (!invite.validAt(books.now())) {
            throw new NotPossibleException("This invite worked until " + invite.lastDay() + "; ask for a new one.");
        }
        if (books.circle().find(host, Stage.ASKED_US).isPresent()) {
            return Optional.of(host);
        }
        Optional<Friend> known = books.circle().find(host);
        if (known.isPresent() && known.get().standing().stage() == Stage.BLOCKED) {
            throw new NotPossibleException("You have blocked " + Greetings.shown(known.get())
                    + ", whose invite this is; nothing was changed: unblock them first.");
        }
        Instant until = invite.lastDay()
                .plusDays(1)
                .atStartOfDay(ZoneOffset.UTC)
                .toInstant()
                .minusSeconds(1);
        take(key, note, until, now);
        return Optional.empty();
    }

    /** Asks whoever made this key. */
    void take(MeetingKey key, String note, Instant until, Instant now) throws NotPossibleException, StorageException {
        if (books.taken().all().stream().anyMatch(taken -> taken.key().equals(key))) {
            throw new NotPossibleException("You took this invite already; whoever gave it is being looked for.");
        }
        if (books.taken().all().size() >= MOST_TAKEN) {
            throw new NotPossibleException("You took " + MOST_TAKEN
                    + " invites whose owners were not met yet; this one was not taken: give one of them up first.");
        }
        Taken taken = new Taken(
                Id.random(random),
                key,
                PlainText.cleaned(note, PlainText.NOTE_LETTERS),
                new Offer.Span(books.now(), until));
        Pair host = host(taken);
        books.change(transaction -> {
            books.taken().put(transaction, taken);
            books.pairs().put(transaction, host);
            books.log(transaction, "invite taken", "");
        });
        stand(taken, now);
        board.meetSoon(host, now);
    }

    private Pair host(Taken taken) {
        int gate = random.nextInt(taken.key().gates());
        return books.pairs()
                .make(Side.SECOND, new With.Host(taken.id(), gate), taken.key().chain(gate), books.now());
    }

    private void stand(Taken taken, Instant now) {
        // Not all who gave up at one gate shall meet again at the next.
        atGate.put(taken.id(), now.plus(AT_A_GATE).plusMillis(random.nextLong(AT_A_GATE.toMillis())));
    }

    /** Invites we took whose owners were not met yet. */
    public List<WaitingView> waiting() {
        return books.taken().all().stream()
                .map(taken -> new WaitingView(
                        taken.id(),
                        taken.note(),
                        taken.span().made(),
                        taken.span().until()))
                .toList();
    }

    public void giveUp(Id id, Instant now) throws NotPossibleException, StorageException {
        Taken taken = books.taken().all().stream()
                .filter(each -> each.id().equals(id))
                .findFirst()
                .orElseThrow(() -> new NotPossibleException("That invite is not waited for any more."));
        end(taken, now);
    }

    private void end(Taken taken, Instant now) throws StorageException {
        List<Pair> hosts = new ArrayList<>();
        books.change(transaction -> hosts.addAll(doors.giveUp(transaction, taken)));
        atGate.remove(taken.id());
        board.part(hosts, now);
    }

    /** What is over is over; who stands at a gate in vain goes to another. */
    void advanceTo(Instant now) throws StorageException {
        Instant wall = books.now();
        for (Offer offer : books.offers().all()) {
            if (offer.over(wall)) {
                List<Pair> gates = new ArrayList<>();
                books.change(transaction -> gates.addAll(doors.close(transaction, offer)));
                board.part(gates, now);
            }
            if (offer.over(wall) && offer.keptFor().isEmpty()) {
                told.accept(new FriendEvent.InviteOver("An invite of yours has ended; nobody comes by it any more."));
            }
        }
        for (Taken taken : books.taken().all()) {
            if (wall.isAfter(taken.span().until())) {
                end(taken, now);
                told.accept(new FriendEvent.InviteOver(
                        "An invite that you took has ended before its owner was met: ask for a new one."));
            } else if (taken.key().gates() > 1) {
                moveOn(taken, now);
            }
        }
    }

    private void moveOn(Taken taken, Instant now) throws StorageException {
        List<Pair> old = books.pairs().hosts(taken);
        if (!atGate.containsKey(taken.id())) {
            stand(taken, now); // We have just started.
        }
        boolean linked = old.stream().anyMatch(pair -> board.talk(pair.id()).isPresent());
        if (linked || now.isBefore(atGate.getOrDefault(taken.id(), now))) {
            return;
        }
        Pair next = host(taken);
        books.change(transaction -> {
            for (Pair pair : old) {
                books.pairs().remove(transaction, pair);
            }
            books.pairs().put(transaction, next);
        });
        stand(taken, now);
        board.part(old, now);
        board.meetSoon(next, now);
    }
}
