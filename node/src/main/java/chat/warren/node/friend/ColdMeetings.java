package chat.warren.node.friend;

import chat.warren.crypto.identity.DeviceCertificate;
import chat.warren.crypto.identity.DeviceKey;
import chat.warren.crypto.pair.ColdRoot;
import chat.warren.crypto.pair.PairAnchors;
import chat.warren.crypto.pair.PairChain;
import chat.warren.crypto.pair.Side;
import chat.warren.crypto.wire.ForgedException;
import chat.warren.dht.rendezvous.PairId;
import chat.warren.storage.StorageException;
import chat.warren.storage.people.Friend;
import chat.warren.storage.people.PersonId;
import chat.warren.storage.people.Standing.Stage;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Devices of friends, and of our own, with which we share no chain: new ones in a friend's list, and all of them after
 * a backup was restored. They are met under what the two device keys give for the day, until a link agrees on something
 * better.
 *
 * <p>Whose own chain is sound cannot know that the other side has lost it. So a device that stays away is looked for
 * under the cold root as well, for an hour a day.
 */
final class ColdMeetings {
    /** Most who are away are just away. */
    private static final Duration AWAY = Duration.ofMinutes(30);

    private static final Duration LOOK = Duration.ofHours(1);
    private static final Duration BETWEEN_LOOKS = Duration.ofDays(1);

    private final Books books;
    private final Switchboard board;
    private final Map<PairId, LocalDate> days = new HashMap<>();
    private final Map<With, Instant> away = new HashMap<>();
    private final Map<With, Instant> looked = new HashMap<>();

    ColdMeetings(Books books, Switchboard board) {
        this.books = books;
        this.board = board;
    }

    void advanceTo(Instant now) throws StorageException {
        LocalDate today = books.now().atZone(ZoneOffset.UTC).toLocalDate();
        List<Pair> stale = new ArrayList<>();
        List<Pair> fresh = new ArrayList<>();
        for (Pair pair : books.pairs().all()) {
            if (pair.cold() && (!today.equals(days.get(pair.id())) || hasLooked(pair, now))) {
                stale.add(pair);
            }
        }
        for (DeviceCertificate device : wanted()) {
            PersonId person = PersonId.of(device.identity());
            With with = new With.Device(person, device.device());
            List<Pair> known = new ArrayList<>(books.pairs().of(person, device.device()));
            known.removeAll(stale);
            if (known.stream().noneMatch(Pair::cold) && (known.isEmpty() || looksNow(with, known, now))) {
                make(person, device, today).ifPresent(fresh::add);
            }
        }
        if (!stale.isEmpty() || !fresh.isEmpty()) {
            replace(stale, fresh, now);
        }
        days.keySet().removeIf(pair -> books.pairs().find(pair).isEmpty());
        fresh.forEach(pair -> days.put(pair.id(), today));
    }

    /** All devices of friends, and our own other ones. */
    private List<DeviceCertificate> wanted() {
        List<DeviceCertificate> wanted = new ArrayList<>(books.otherDevices());
        for (Friend friend : books.circle().all(Stage.FRIEND)) {
            wanted.addAll(books.devices(friend));
        }
        return wanted;
    }

    private void replace(List<Pair> stale, List<Pair> fresh, Instant now) throws StorageException {
        books.change(transaction -> {
            for (Pair pair : stale) {
                books.pairs().remove(transaction, pair);
            }
            for (Pair pair : fresh) {
                books.pairs().put(transaction, pair);
            }
        });
        board.part(stale, now);
        fresh.forEach(pair -> board.meet(pair, now));
    }

    /** Whether a look for somebody who has a chain with us is over. */
    private boolean hasLooked(Pair pair, Instant now) {
        return pair.with() instanceof With.Device with
                && books.pairs().of(with.person(), with.device()).size() > 1
                && !now.isBefore(looked.getOrDefault(with, Instant.MIN).plus(LOOK));
    }

    /** Whether it is time to look for somebody who has a chain with us. */
    private boolean looksNow(With with, List<Pair> known, Instant now) {
        if (known.stream().anyMatch(pair -> board.talk(pair.id()).isPresent())) {
            away.remove(with);
            return false;
        }
        boolean longAway =
                !now.isBefore(away.computeIfAbsent(with, first -> now).plus(AWAY));
        boolean due = !looked.containsKey(with)
                || !now.isBefore(looked.getOrDefault(with, now).plus(BETWEEN_LOOKS));
        if (longAway && due) {
            looked.put(with, now);
        }
        return longAway && due;
    }

    private Optional<Pair> make(PersonId person, DeviceCertificate device, LocalDate today) throws StorageException {
        return books.withOwn(own -> {
            try {
                PairAnchors anchors = PairAnchors.of(chain(own.device(), device, today));
                // Where the other one's clock says that it is still yesterday.
                anchors.agree(chain(own.device(), device, today.minusDays(1)), books.now());
                Side side = ColdRoot.side(own.device(), device.agreementKey());
                With with = new With.Device(person, device.device());
                return Optional.of(books.pairs().make(side, with, true, anchors));
            } catch (ForgedException e) {
                return Optional.empty(); // A key that nobody can agree with: that device is met by nobody.
            }
        });
    }

    private PairChain chain(DeviceKey own, DeviceCertificate device, LocalDate day) throws ForgedException {
        PairChain chain = ColdRoot.chain(own, device.agreementKey(), day);
        chain.advanceTo(books.now());
        return chain;
    }
}
