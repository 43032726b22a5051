package chat.warren.node.friend;

import chat.warren.crypto.invite.Invite;
import chat.warren.crypto.wire.MalformedException;
import chat.warren.storage.StorageException;
import chat.warren.storage.people.PersonId;
import chat.warren.storage.row.Id;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.random.RandomGenerator;

/**
 * People on the same network who want to be seen. Whoever shows themselves calls out an invite for all who hear it; who
 * asks takes it, and the rest is as with any invite. Nobody is seen who did not ask for it, and not for longer than ten
 * minutes.
 */
public final class Nearby {
    /** Long enough to find each other in a room, too short to be forgotten. */
    static final Duration VISIBLE = Duration.ofMinutes(10);

    private static final Duration BETWEEN_CALLS = Duration.ofSeconds(10);
    /** Three calls missed: gone, or out of reach. */
    private static final Duration FADES = Duration.ofSeconds(35);
    /** A full train. More would not fit on a screen, and each costs memory. */
    private static final int MOST = 64;
    /** Cards read a second: they cost a checksum each, but anybody on the network may send them. */
    private static final int MOST_A_SECOND = 20;
    /** Four bytes as hexadecimal digits: what the terminal shows of a key everywhere. */
    private static final int SHORT_BYTES = 4;

    private final Books books;
    private final Invitations invitations;
    private final Neighbourhood neighbourhood;
    private final RandomGenerator random;
    private final Map<PersonId, Seen> seen = new LinkedHashMap<>();
    private Optional<Shown> shown = Optional.empty();
    private Instant second = Instant.MIN;
    private int read;

    private record Shown(Id offer, Invite invite, Instant until, Instant next) {}

    private record Seen(NearbyCard card, Instant at) {}

    Nearby(Books books, Invitations invitations, Neighbourhood neighbourhood, RandomGenerator random) {
        this.books = books;
        this.invitations = invitations;
        this.neighbourhood = neighbourhood;
        this.random = random;
    }

    /**
     * Somebody who shows themselves nearby.
     *
     * @param fingerprint the first digits of the key's, to tell two of one name apart
     */
    public record View(PersonId person, String name, String fingerprint) {}

    /** From now on, for ten minutes, everybody on our networks sees our name and may ask. */
    public void show(Instant now) throws NotPossibleException, StorageException {
        hide(now);
        Invite invite = Invite.standing(
                books.me().identity(), books.now().atZone(ZoneOffset.UTC).toLocalDate(), random);
        InviteView offer = invitations.open(
                Offer.Way.NEARBY,
                new MeetingKey.ByInvite(invite),
                "",
                books.now().plus(VISIBLE),
                now);
        shown = Optional.of(new Shown(offer.id(), invite, now.plus(VISIBLE), now));
        advanceTo(now);
    }

    /** Nobody sees us any more. Whoever has asked already still waits for an answer. */
    public void hide(Instant now) throws StorageException {
        Optional<Shown> before = shown;
        shown = Optional.empty();
        if (before.isPresent()) {
            try {
                invitations.revoke(before.get().offer(), now);
            } catch (NotPossibleException over) {
                // The invite has ended by itself: that is what was wanted.
            }
        }
    }

    /** How long we are still seen. */
    public Optional<Duration> visibleFor(Instant now) {
        return shown.map(each -> Duration.between(now, each.until()));
    }

    /** A card was called out on one of our networks. */
    public void heard(byte[] bytes, Instant now) throws MalformedException {
        if (!second.plusSeconds(1).isAfter(now)) {
            second = now;
            read = 0;
        }
        if (++read > MOST_A_SECOND) {
            return;
        }
        NearbyCard card = NearbyCard.parse(bytes);
        PersonId person = new PersonId(Id.of(card.invite().fingerprint()));
        boolean shows = !books.isMe(person) && card.invite().validAt(books.now());
        if (shows && (seen.containsKey(person) || seen.size() < MOST)) {
            seen.put(person, new Seen(card, now));
        }
    }

    /** Whoever shows themselves and is no friend yet. */
    public List<View> people() {
        return seen.entrySet().stream()
                .filter(each -> !books.circle().isFriend(each.getKey()))
                .map(each -> new View(
                        each.getKey(),
                        each.getValue().card().name(),
                        HexFormat.of().formatHex(each.getKey().id().toArray(), 0, SHORT_BYTES)))
                .toList();
    }

    /** Asks somebody who shows themselves; as {@link Invitations#take}. */
    public Optional<PersonId> ask(PersonId person, String note, Instant now)
            throws NotPossibleException, StorageException {
        Seen found = Optional.ofNullable(seen.get(person))
                .orElseThrow(() -> new NotPossibleException("They do not show themselves any more."));
        return invitations.take(new MeetingKey.ByInvite(found.card().invite(), true), note, now);
    }

    public void advanceTo(Instant now) throws StorageException {
        seen.values().removeIf(each -> !now.isBefore(each.at().plus(FADES)));
        if (shown.isPresent() && !now.isBefore(shown.get().until())) {
            hide(now);
        }
        if (shown.isPresent() && !now.isBefore(shown.get().next())) {
            Shown current = shown.get();
            // Not in step with others in the room.
            Instant next = now.plus(BETWEEN_CALLS).plusMillis(random.nextLong(1_000));
            shown = Optional.of(new Shown(current.offer(), current.invite(), current.until(), next));
            neighbourhood.call(new NearbyCard(current.invite(), books.me().name()).encoded(), now);
        }
    }

    public Instant deadline() {
        return shown.map(Shown::next).orElse(Instant.MAX);
    }
}
